package io.cess4j.proofs.capsule;

import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.ProofsException.ScalarRejected;
import io.cess4j.proofs.bls.SecretScalar;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * An account's sealing key. It follows from the account key alone, by a deterministic signature, so
 * whoever has the account key can read all its files with every gateway gone (docs/formats.md
 * section 6).
 */
public final class SealingKey {
  private static final byte[] LABEL = "cess4j sealing key v1".getBytes(StandardCharsets.US_ASCII);

  /** Last generation of an account's sealing key. */
  public static final int MAXIMUM_GENERATION = 65_535;

  private SealingKey() {}

  /** The 32-byte hash that the account signs with RFC 6979 secp256k1. */
  public static byte[] messageHash(long chainId) {
    return Keccak.hash(LABEL, ByteBuffer.allocate(8).putLong(chainId).array());
  }

  /**
   * The same for a later key of the account: whoever got hold of one secret has none of the others.
   *
   * @param generation from 0, which is the first key; at most 65,535
   */
  public static byte[] messageHash(long chainId, int generation) {
    if (generation < 0 || generation > MAXIMUM_GENERATION) {
      throw new ScalarRejected(
          "generation %d of a sealing key, expected 0 to %d"
              .formatted(generation, MAXIMUM_GENERATION));
    }
    return generation == 0
        ? messageHash(chainId)
        : Keccak.hash(LABEL, ByteBuffer.allocate(12).putLong(chainId).putInt(generation).array());
  }

  /**
   * The secret key.
   *
   * @param signature r ‖ s, 64 bytes, secret like the account key itself
   */
  public static SecretScalar ofSignature(byte[] signature) {
    if (signature.length != 64) {
      throw new ScalarRejected("the signature has 64 bytes (r, s), not " + signature.length);
    }
    try {
      byte[] uniform =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(HKDFParameterSpec.ofExtract().addIKM(signature).thenExpand(LABEL, 48));
      try {
        return SecretScalar.reduce(uniform);
      } finally {
        Arrays.fill(uniform, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    }
  }
}
