package io.cess4j.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A random secret of 32 bytes in an encrypted PKCS#12 file (PBES2 with AES-256), from which a
 * worker derives its keys. On disk before it is given away.
 */
public final class SecretKeystore {
  private static final int SECRET_BYTES = 32;

  private SecretKeystore() {}

  /** The file cannot be used. */
  public static final class Unusable extends RuntimeException {
    Unusable(Path file, String why, Throwable cause) {
      super("keystore %s cannot be used: %s".formatted(file, why), cause);
    }
  }

  /**
   * Opens the file, or creates it with a fresh secret on first start.
   *
   * @param alias names the purpose, so that another keystore is not taken for this one
   * @throws Unusable where it cannot be read or written, holds something else, or the password is
   *     wrong
   */
  public static SecretKey loadOrCreate(
      Path file, String alias, char[] password, SecureRandom random) {
    try {
      return Files.exists(file)
          ? load(file, alias, password)
          : create(file, alias, password, random);
    } catch (IOException | GeneralSecurityException e) {
      throw new Unusable(
          file, "wrong password, damaged file or no right to write there (" + e + ")", e);
    }
  }

  private static SecretKey load(Path file, String alias, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    if (store.getKey(alias, password) instanceof SecretKey key) {
      return key;
    }
    throw new IOException("it holds no entry " + alias + "; is it another keystore?");
  }

  private static SecretKey create(Path file, String alias, char[] password, SecureRandom random)
      throws IOException, GeneralSecurityException {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    SecretKey key = new SecretKeySpec(bytes, "AES");
    Arrays.fill(bytes, (byte) 0);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setEntry(
        alias, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(password));
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(fresh)) {
      store.store(out, password);
    }
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
    return key;
  }
}
