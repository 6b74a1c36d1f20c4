package io.cess4j.proofs.sale;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.KeyCommitment;
import java.util.random.RandomGenerator;

/**
 * A file's keys, sealed under S = a W, the only point with e(S, G2) = e(W, A2). Who knows S unseals
 * and can deliver; the chain checks deliveries without learning S.
 *
 * @param point W, not infinity
 * @param labelKey A2 = a G2, not infinity
 * @param sealedKeys data key ‖ mask keys, XORed with the pads of S
 */
public record SaleCapsule(G1 point, G2 labelKey, ByteString sealedKeys) {

  public SaleCapsule {
    if (point.isInfinity() || labelKey.isInfinity()) {
      throw new CapsuleRejected("a sale capsule's point is infinity: everybody knows its secret");
    }
    int words = sealedKeys.length() / SoldKeys.WORD;
    if (sealedKeys.length() % SoldKeys.WORD != 0
        || words < 1
        || words > 1 + SoldKeys.MOST_MASK_KEYS) {
      throw new CapsuleRejected(
          "a sale capsule seals 1 to 33 words of 32 bytes, not " + sealedKeys.length() + " bytes");
    }
  }

  /**
   * Seals keys for sale.
   *
   * @param seller a, see {@link SaleKey}
   * @param random a SecureRandom outside tests
   */
  public static SaleCapsule offer(
      SoldKeys keys, SecretScalar seller, SaleContext context, RandomGenerator random) {
    try (SecretScalar w = SecretScalar.random(random)) {
      G1 point = w.timesG1();
      byte[] sealed = context.pad(seller.times(point), keys.toBytes());
      return new SaleCapsule(point, seller.timesG2(), ByteString.of(sealed));
    }
  }

  /**
   * S, for the seller's agent.
   *
   * @throws CapsuleRejected where the capsule is another seller's
   */
  public G1 secretOf(SecretScalar seller) {
    if (!seller.timesG2().equals(labelKey)) {
      throw new CapsuleRejected("the capsule was offered under another seller's key");
    }
    return seller.times(point);
  }

  /** Whether e(secret, G2) = e(W, A2). */
  public boolean isSecret(G1 secret) {
    return new Pairing().times(secret.negate(), G2.GENERATOR).times(point, labelKey).isOne();
  }

  /**
   * Makes what only the owner of {@code readerKey} can open; k is new for every delivery.
   *
   * @param secret S
   * @param readerKey B of the purchase
   * @throws CapsuleRejected where S is not this capsule's, or B is infinity
   */
  public SaleDelivery deliver(G1 secret, G1 readerKey, RandomGenerator random) {
    if (!isSecret(secret)) {
      throw new CapsuleRejected("the secret is not this capsule's: the chain would refuse it");
    }
    if (readerKey.isInfinity()) {
      throw new CapsuleRejected("the buyer's key is infinity: everybody could open the delivery");
    }
    try (SecretScalar k = SecretScalar.random(random)) {
      return new SaleDelivery(k.timesG1(), k.timesG2(), secret.plus(k.times(readerKey)));
    }
  }

  /** Whether the chain takes the delivery: both pairing equations, one by one. */
  public boolean isDelivery(SaleDelivery delivery, G1 readerKey) {
    return new Pairing()
            .times(delivery.c1().negate(), G2.GENERATOR)
            .times(G1.GENERATOR, delivery.k2())
            .isOne()
        && new Pairing()
            .times(delivery.c2().negate(), G2.GENERATOR)
            .times(point, labelKey)
            .times(readerKey, delivery.k2())
            .isOne();
  }

  /**
   * Opens a delivery.
   *
   * @param reader b of the purchase
   * @param commitment to the data key, from the certificate's claim
   * @throws CapsuleRejected where the delivery is not of this capsule or not for this key
   */
  public SaleOpening open(
      SaleDelivery delivery, SecretScalar reader, SaleContext context, Hash256 commitment) {
    if (!isDelivery(delivery, reader.timesG1())) {
      throw new CapsuleRejected("the delivery is of another capsule or for another key");
    }
    return unseal(delivery.c2().plus(reader.times(delivery.c1()).negate()), context, commitment);
  }

  /**
   * Unseals with S, as the chain does upon a complaint.
   *
   * @throws CapsuleRejected where S is not this capsule's
   */
  public SaleOpening unseal(G1 secret, SaleContext context, Hash256 commitment) {
    if (!isSecret(secret)) {
      throw new CapsuleRejected("the secret is not this capsule's");
    }
    SoldKeys keys = SoldKeys.of(context.pad(secret, sealedKeys.toBytes()));
    return KeyCommitment.of(keys.dataKey()).equals(commitment)
        ? new SaleOpening.Opened(keys)
        : new SaleOpening.WrongKey(secret);
  }
}
