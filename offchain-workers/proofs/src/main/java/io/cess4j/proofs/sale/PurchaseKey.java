package io.cess4j.proofs.sale;

import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The secret b behind a buyer's key B of one offer. It follows from the account's sealing key, so a
 * buyer that paid and lost everything but the account still opens what was delivered; and it is
 * another one for every offer.
 */
public final class PurchaseKey {
  private static final byte[] LABEL = "cess4j purchase key v1".getBytes(StandardCharsets.US_ASCII);

  private PurchaseKey() {}

  /**
   * The secret for an offer on a chain.
   *
   * @param sealingKey of the buyer's account (docs/formats.md section 6)
   * @param offer id of the offer, which covers its capsule
   */
  public static SecretScalar of(SecretScalar sealingKey, long chainId, Hash256 offer) {
    return SaleKey.derive(
        sealingKey,
        ByteBuffer.allocate(LABEL.length + Long.BYTES + Hash256.BYTES)
            .put(LABEL)
            .putLong(chainId)
            .put(offer.toBytes())
            .array());
  }
}
