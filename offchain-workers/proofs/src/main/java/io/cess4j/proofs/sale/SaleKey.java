package io.cess4j.proofs.sale;

import io.cess4j.proofs.bls.SecretScalar;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The secret a behind a seller's capsules of one certificate. It follows from the account's sealing
 * key, so an agent that lost everything but the account finds S = a W of every offer on chain.
 */
public final class SaleKey {
  private static final byte[] LABEL = "cess4j sale key v1".getBytes(StandardCharsets.US_ASCII);
  private static final int UNIFORM = 48;

  private SaleKey() {}

  /**
   * The secret of a certificate on a chain.
   *
   * @param sealingKey of the seller's account (docs/formats.md section 6)
   */
  public static SecretScalar of(SecretScalar sealingKey, SaleContext context) {
    return derive(
        sealingKey,
        ByteBuffer.allocate(LABEL.length + 2 * Long.BYTES)
            .put(LABEL)
            .putLong(context.chainId())
            .putLong(context.certificate())
            .array());
  }

  /** A scalar that follows from the sealing key and {@code info}. */
  static SecretScalar derive(SecretScalar sealingKey, byte[] info) {
    byte[] seed = sealingKey.toBytes();
    try {
      byte[] uniform =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(HKDFParameterSpec.ofExtract().addIKM(seed).thenExpand(info, UNIFORM));
      try {
        return SecretScalar.reduce(uniform);
      } finally {
        Arrays.fill(uniform, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }
}
