package io.cess4j.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/**
 * One identity in an encrypted PKCS#12 file (JDK default: PBES2 with AES-256), readable by its
 * owner only.
 */
final class TlsKeystore {

  private static final String ALIAS = "cess4j-tls";
  private static final int SHORTEST_PASSWORD = 8;
  private final Path file;
  private final char[] password;

  TlsKeystore(Path file, char[] password) {
    if (password.length < SHORTEST_PASSWORD) {
      throw new TransportException.IdentityUnusable(
          "the keystore password for %s has %d characters; it needs at least %d"
              .formatted(file, password.length, SHORTEST_PASSWORD),
          null);
    }
    this.file = file;
    this.password = password.clone();
  }

  TlsIdentity load() {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      if (store.getKey(ALIAS, password) instanceof PrivateKey key
          && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
        return new TlsIdentity(key, certificate);
      }
      throw new TransportException.IdentityUnusable(
          file + " holds no entry " + ALIAS + "; remove it and a new identity is created", null);
    } catch (GeneralSecurityException | IOException e) {
      throw new TransportException.IdentityUnusable(
          "cannot open the TLS keystore "
              + file
              + ": "
              + e.getMessage()
              + "; check its password file",
          e);
    }
  }

  /** Written beside and moved over: a crash leaves either no keystore or a whole one. */
  void save(TlsIdentity identity) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly());
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(
          ALIAS, identity.key(), password, new Certificate[] {identity.certificate()});
      try (OutputStream out = Files.newOutputStream(fresh)) {
        store.store(out, password);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (GeneralSecurityException | IOException e) {
      throw new TransportException.IdentityUnusable(
          "cannot write the TLS keystore " + file + ": " + e + "; check the folder's rights", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
