package io.cess4j.ai.masking;

import io.cess4j.protocol.Hash256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** SHA-256 and HKDF-SHA-256 (RFC 5869), each use under a label of its own. */
final class Digests {
  static final int SEED_BYTES = 32;

  private Digests() {}

  static Hash256 hash(String label, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ascii(label));
      for (byte[] part : parts) {
        digest.update(part);
      }
      return Hash256.of(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }

  static byte[] derive(byte[] secret, byte[] salt, byte[] info) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .addSalt(salt)
                  .thenExpand(info, SEED_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    }
  }

  /** What a member is bound to before a seed is shown. A seed has 256 random bits: it hides. */
  static Hash256 ofSeed(byte[] seed) {
    return hash("cess4j ai mask seed v1", seed);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
