package io.cess4j.tee.enclave;

import io.cess4j.tee.enclave.EnclaveException.StoreUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys at rest: {@code keys.sealed} = label ‖ nonce 12 ‖ AES-256-GCM, bound to chain and registry,
 * under {@code sealing.key} (mode 0600). The sealing key's file stands for what the processor keeps
 * in a hardware enclave.
 */
final class SealedStore {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final byte[] LABEL = "cess4j enclave v1".getBytes(StandardCharsets.US_ASCII);
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final Path folder;
  private final byte[] associated;
  private final RandomGenerator random;

  SealedStore(Path folder, EnclaveSite site, RandomGenerator random) {
    this.folder = folder;
    this.random = random;
    associated =
        ByteBuffer.allocate(LABEL.length + 28)
            .put(LABEL)
            .putLong(site.chainId())
            .put(site.teeRegistry().bytes())
            .array();
  }

  /** The keys of the folder, fresh ones where there are none yet. */
  SecretKeys openOrCreate() {
    try {
      Files.createDirectories(folder);
      return Files.exists(sealedFile()) ? unseal() : create();
    } catch (IOException e) {
      throw new StoreUnusable(
          "the enclave's folder "
              + folder
              + " cannot be used ("
              + e
              + "): check its owner and mode",
          e);
    }
  }

  private SecretKeys create() throws IOException {
    byte[] sealingKey = new byte[32];
    random.nextBytes(sealingKey);
    SecretKeys keys = SecretKeys.generate(random);
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] secret = keys.toBytes();
    try {
      byte[] sealed = crypt(Cipher.ENCRYPT_MODE, sealingKey, nonce, secret);
      write(sealingFile(), sealingKey);
      write(
          sealedFile(),
          ByteBuffer.allocate(LABEL.length + NONCE + sealed.length)
              .put(LABEL)
              .put(nonce)
              .put(sealed)
              .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(sealingKey, (byte) 0);
    }
    return keys;
  }

  private SecretKeys unseal() throws IOException {
    checkMode();
    byte[] file = Files.readAllBytes(sealedFile());
    byte[] sealingKey = Files.readAllBytes(sealingFile());
    int start = LABEL.length + NONCE;
    try {
      if (file.length != start + SecretKeys.BYTES + TAG
          || sealingKey.length != 32
          || !Arrays.equals(LABEL, Arrays.copyOf(file, LABEL.length))) {
        throw new GeneralSecurityException("wrong length or label");
      }
      byte[] secret =
          crypt(
              Cipher.DECRYPT_MODE,
              sealingKey,
              Arrays.copyOfRange(file, LABEL.length, start),
              Arrays.copyOfRange(file, start, file.length));
      try {
        return SecretKeys.ofBytes(secret);
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new StoreUnusable(
          sealedFile()
              + " was altered, or belongs to another chain, registry or sealing key:"
              + " restore the folder from its backup, or retire the worker and start a new one",
          e);
    } finally {
      Arrays.fill(sealingKey, (byte) 0);
    }
  }

  private void checkMode() throws IOException {
    if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(sealingFile()))) {
      throw new IOException(sealingFile() + " is open to others than its owner: chmod 600 it");
    }
  }

  private byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
    cipher.updateAAD(associated);
    return cipher.doFinal(input);
  }

  /** Whole or not at all, and on disk before anything is registered under these keys. */
  private void write(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    FileAttribute<?>[] attributes =
        isPosix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean isPosix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private Path sealedFile() {
    return folder.resolve("keys.sealed");
  }

  private Path sealingFile() {
    return folder.resolve("sealing.key");
  }
}
