package io.cess4j.sdk.keys;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.Keccak;
import io.cess4j.sdk.CessException.KeyRingUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A ring on disk, the owner's only (0600), under a key that follows from the account key: who has
 * the account has the ring, and nobody else. Each change is a new file that takes the old one's
 * place; the old one's bytes are overwritten, as far as disk and file system do that in place.
 */
final class RingFile implements RingStore {
  private static final byte[] LABEL = "cess4j key ring v1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MAGIC = {'C', 'E', 'S', 'K', 1};
  private static final int NONCE_BYTES = 12;
  private static final int MAXIMUM_BYTES = 64 << 20;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** Channels' locks are between processes; this one is between threads. */
  private static final Object ONE_WRITER = new Object();

  private final Path file;
  private final SecretKeySpec key;
  private final byte[] associated;
  private final SecureRandom random;

  RingFile(Path file, Account account, SecureRandom random) {
    this.file = file.toAbsolutePath();
    this.key = keyOf(account);
    this.associated =
        ByteBuffer.allocate(MAGIC.length + 20).put(MAGIC).put(account.address().bytes()).array();
    this.random = random;
  }

  private RingFile(Path file, SecretKeySpec key, byte[] associated, SecureRandom random) {
    this.file = file.toAbsolutePath();
    this.key = key;
    this.associated = associated;
    this.random = random;
  }

  private static SecretKeySpec keyOf(Account account) {
    byte[] signature = account.signRaw(Bytes32.of(Keccak.hash(LABEL)));
    try {
      byte[] key =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(HKDFParameterSpec.ofExtract().addIKM(signature).thenExpand(LABEL, 32));
      return new SecretKeySpec(key, "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    } finally {
      Arrays.fill(signature, (byte) 0);
    }
  }

  @Override
  public RingState read() {
    byte[] bytes;
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new KeyRingUnusable(file, "it is too long for a key ring", null);
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return RingState.EMPTY;
    } catch (IOException e) {
      throw new KeyRingUnusable(file, "it cannot be read (" + e + ")", e);
    }
    int head = MAGIC.length + NONCE_BYTES;
    if (bytes.length < head || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
      throw new KeyRingUnusable(file, "it is no key ring of this version", null);
    }
    try {
      byte[] nonce = Arrays.copyOfRange(bytes, MAGIC.length, head);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce);
      byte[] clear = cipher.doFinal(bytes, head, bytes.length - head);
      try {
        return RingCodec.decode(clear);
      } finally {
        Arrays.fill(clear, (byte) 0);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new KeyRingUnusable(file, "it is another account's, or damaged", e);
    }
  }

  @Override
  public void update(UnaryOperator<RingState> change) {
    synchronized (ONE_WRITER) {
      try {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = create(lock, StandardOpenOption.CREATE);
            var held = channel.lock()) {
          RingState before = read();
          RingState after = change.apply(before);
          if (!after.equals(before)) {
            replace(seal(after));
          }
        }
      } catch (IOException e) {
        throw new KeyRingUnusable(file, "it cannot be written (" + e + ")", e);
      }
    }
  }

  @Override
  public void copyTo(Path target) {
    RingState state = read();
    new RingFile(target, key, associated, random).update(empty -> state);
  }

  private byte[] seal(RingState state) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] clear = RingCodec.encode(state);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(clear);
      return ByteBuffer.allocate(MAGIC.length + NONCE_BYTES + sealed.length)
          .put(MAGIC)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES/GCM/NoPadding", e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(128, nonce));
    cipher.updateAAD(associated);
    return cipher;
  }

  private void replace(byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel = create(fresh, StandardOpenOption.CREATE_NEW)) {
      writeAll(channel, ByteBuffer.wrap(bytes));
    }
    if (!Files.exists(file)) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      writeAll(old, ByteBuffer.allocate((int) old.size())); // after: a crash between loses nothing
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  private static FileChannel create(Path path, OpenOption how) throws IOException {
    FileAttribute<?>[] attributes =
        path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    return FileChannel.open(path, Set.of(how, StandardOpenOption.WRITE), attributes);
  }
}
