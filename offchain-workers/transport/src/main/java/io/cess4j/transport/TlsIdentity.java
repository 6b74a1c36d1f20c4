package io.cess4j.transport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;

/**
 * A worker's TLS key (P-256: the JDK's TLS refuses secp256k1) and its self-signed certificate.
 *
 * <p>The certificate proves nothing by itself; peers pin {@link #keyHash()}.
 */
public final class TlsIdentity {

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final TlsKeyHash keyHash;

  TlsIdentity(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
    this.keyHash = TlsKeyHash.of(certificate);
  }

  /** A fresh key that lives in memory only, e.g. for a client that reads with {@code --direct}. */
  public static TlsIdentity ephemeral(SecureRandom random, InstantSource clock) {
    return CertificateFactory.create(random, clock);
  }

  /**
   * The identity in the PKCS#12 file, created with a fresh key on first start.
   *
   * @param password at least 8 characters
   * @throws TransportException.IdentityUnusable where the file cannot be read or written, or the
   *     password is wrong
   */
  public static TlsIdentity loadOrCreate(
      Path file, char[] password, SecureRandom random, InstantSource clock) {
    TlsKeystore keystore = new TlsKeystore(file, password);
    if (Files.exists(file)) {
      return keystore.load();
    }
    TlsIdentity fresh = ephemeral(random, clock);
    keystore.save(fresh);
    return fresh;
  }

  public TlsKeyHash keyHash() {
    return keyHash;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  PrivateKey key() {
    return key;
  }
}
