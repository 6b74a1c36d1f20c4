package io.cess4j.transport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 of a certificate's SubjectPublicKeyInfo: what the registries and {@code Cess-Binding}
 * pin.
 */
public final class TlsKeyHash {

  private static final int LENGTH = 32;
  private final byte[] bytes;

  private TlsKeyHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException unless there are 32 bytes
   */
  public static TlsKeyHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a TLS key hash has 32 bytes, not " + bytes.length + ": take SHA-256 of the public key");
    }
    return new TlsKeyHash(bytes.clone());
  }

  /**
   * @throws IllegalArgumentException unless {@code hex} is 64 hexadecimal digits, with or without
   *     0x
   */
  public static TlsKeyHash parse(String hex) {
    return of(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
  }

  public static TlsKeyHash of(X509Certificate certificate) {
    try {
      return new TlsKeyHash(
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TlsKeyHash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 0x and 64 digits. */
  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
