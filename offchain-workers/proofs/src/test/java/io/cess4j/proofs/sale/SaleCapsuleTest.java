package io.cess4j.proofs.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SaleCapsuleTest {
  private static final AccountAddress CONTRACT = AccountAddress.of(new byte[20]);

  private final RandomGenerator random = Seeded.random();
  private final SaleContext context = new SaleContext(31337, CONTRACT, 7);
  private final SecretScalar seller = SaleKey.of(SecretScalar.random(random), context);
  private final SecretScalar buyer = SecretScalar.random(random);
  private final SoldKeys keys =
      new SoldKeys(
          DataKey.generate(random), List.of(MaskKey.generate(random), MaskKey.generate(random)));
  private final Hash256 commitment = KeyCommitment.of(keys.dataKey());
  private final SaleCapsule capsule = SaleCapsule.offer(keys, seller, context, random);
  private final G1 secret = capsule.secretOf(seller);

  @Test
  void everyAlteredByteOfADeliveryIsRefused() {
    byte[] good = deliver().toBytes();
    for (int i = 0; i < good.length; i += 5) {
      byte[] altered = good.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> capsule.open(SaleDelivery.of(altered), buyer, context, commitment))
          .as("byte %s, seed %s", i, Seeded.SEED)
          .isInstanceOf(CapsuleRejected.class);
    }
  }

  @Test
  void aDeliveryForAnotherBuyerOrOfAnotherCapsuleIsRefused() {
    SecretScalar other = SecretScalar.random(random);
    assertThatThrownBy(() -> capsule.open(deliver(), other, context, commitment))
        .isInstanceOf(CapsuleRejected.class)
        .hasMessageContaining("another key");
    SaleCapsule second = SaleCapsule.offer(keys, seller, context, random);
    assertThat(second.isDelivery(deliver(), buyer.timesG1())).isFalse();
  }

  @Test
  void twoErrorsThatCancelOutAreRefused() {
    // C2 and C1 are moved so that the product of both equations stays one.
    SaleDelivery good = deliver();
    G1 shift = SecretScalar.random(random).timesG1();
    SaleDelivery bad =
        new SaleDelivery(good.c1().plus(shift.negate()), good.k2(), good.c2().plus(shift));
    assertThat(capsule.isDelivery(bad, buyer.timesG1())).isFalse();
  }

  @Test
  void aSecretOfAnotherCapsuleDeliversNothing() {
    G1 wrong = SecretScalar.random(random).timesG1();
    assertThatThrownBy(() -> capsule.deliver(wrong, buyer.timesG1(), random))
        .isInstanceOf(CapsuleRejected.class)
        .hasMessageContaining("not this capsule's");
    assertThatThrownBy(() -> capsule.unseal(wrong, context, commitment))
        .isInstanceOf(CapsuleRejected.class);
    assertThatThrownBy(() -> capsule.secretOf(SecretScalar.random(random)))
        .isInstanceOf(CapsuleRejected.class)
        .hasMessageContaining("another seller");
  }

  @Test
  void infinityAndWrongSizesAreRefused() {
    assertThatThrownBy(() -> capsule.deliver(secret, G1.INFINITY, random))
        .isInstanceOf(CapsuleRejected.class);
    assertThatThrownBy(() -> new SaleDelivery(G1.INFINITY, G2.INFINITY, secret))
        .isInstanceOf(CapsuleRejected.class);
    assertThatThrownBy(() -> new SaleCapsule(G1.INFINITY, capsule.labelKey(), capsule.sealedKeys()))
        .isInstanceOf(CapsuleRejected.class);
    for (int length : new int[] {0, 31, 33, 34 * 32}) {
      assertThatThrownBy(
              () ->
                  new SaleCapsule(
                      capsule.point(), capsule.labelKey(), ByteString.of(new byte[length])))
          .isInstanceOf(CapsuleRejected.class);
    }
    assertThatThrownBy(() -> SaleDelivery.of(new byte[SaleDelivery.SIZE - 1]))
        .isInstanceOf(CapsuleRejected.class);
    assertThatThrownBy(
            () ->
                new SoldKeys(
                    keys.dataKey(), Collections.nCopies(33, MaskKey.of(new byte[MaskKey.BYTES]))))
        .isInstanceOf(CapsuleRejected.class);
    assertThatThrownBy(() -> new SaleContext(1, CONTRACT, 1L << 40))
        .isInstanceOf(CapsuleRejected.class);
  }

  @Test
  void anotherPlaceUnsealsToAnotherKey() {
    for (SaleContext other :
        List.of(
            new SaleContext(31338, CONTRACT, 7),
            new SaleContext(31337, AccountAddress.fromHex("01".repeat(20)), 7),
            new SaleContext(31337, CONTRACT, 8))) {
      assertThat(capsule.unseal(secret, other, commitment))
          .isInstanceOf(SaleOpening.WrongKey.class);
    }
  }

  @Test
  void aWrongKeyGivesTheBuyerWhatProvesIt() {
    SoldKeys rubbish = new SoldKeys(DataKey.generate(random), List.of());
    SaleCapsule fraud = SaleCapsule.offer(rubbish, seller, context, random);
    SaleDelivery delivery = fraud.deliver(fraud.secretOf(seller), buyer.timesG1(), random);
    SaleOpening opening = fraud.open(delivery, buyer, context, commitment);
    assertThat(opening).isInstanceOf(SaleOpening.WrongKey.class);
    assertThat(fraud.isSecret(((SaleOpening.WrongKey) opening).secret())).isTrue();
  }

  @Test
  void theBuyerGetsTheKeys() {
    assertThat(capsule.open(deliver(), buyer, context, commitment))
        .isEqualTo(new SaleOpening.Opened(keys));
    assertThat(SaleDelivery.of(deliver().toBytes()).c1().isInfinity()).isFalse();
  }

  @Test
  void theSellersSecretFollowsFromTheAccountAndDiffersByCertificate() {
    byte[] sealing = Seeded.bytes(random, 48);
    byte[] first = SaleKey.of(SecretScalar.reduce(sealing), context).toBytes();
    assertThat(SaleKey.of(SecretScalar.reduce(sealing), context).toBytes()).isEqualTo(first);
    SaleContext other = new SaleContext(31337, CONTRACT, 8);
    assertThat(SaleKey.of(SecretScalar.reduce(sealing), other).toBytes()).isNotEqualTo(first);
  }

  @Test
  void theTextOfKeysHidesThem() {
    assertThat(keys.toString()).contains("secret").doesNotContain("[B@");
  }

  private SaleDelivery deliver() {
    return capsule.deliver(secret, buyer.timesG1(), random);
  }
}
