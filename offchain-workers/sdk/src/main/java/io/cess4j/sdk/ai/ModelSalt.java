package io.cess4j.sdk.ai;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.sdk.storage.SealingKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The salt of a commitment to a model's claim, which follows from the account key: whoever loses a
 * salt loses the bond, and this one cannot be lost before the key is. HKDF-SHA-256(sealing secret
 * 32, info = purpose ‖ digest of the claim ‖ attempt uint32, 32).
 */
final class ModelSalt {
  private static final byte[] PURPOSE = "cess4j model salt v1".getBytes(StandardCharsets.US_ASCII);

  private ModelSalt() {}

  /**
   * @param attempt from 0: a commitment that was not revealed in time needs another salt
   */
  static Bytes32 of(Account account, long chainId, Bytes32 digest, int attempt) {
    byte[] info =
        ByteBuffer.allocate(PURPOSE.length + Bytes32.LENGTH + Integer.BYTES)
            .put(PURPOSE)
            .put(digest.bytes())
            .putInt(attempt)
            .array();
    try (SecretScalar master = new SealingKeys(account, chainId).secret()) {
      byte[] secret = master.toBytes();
      try {
        return Bytes32.of(
            KDF.getInstance("HKDF-SHA256")
                .deriveData(
                    HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, Bytes32.LENGTH)));
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    }
  }
}
