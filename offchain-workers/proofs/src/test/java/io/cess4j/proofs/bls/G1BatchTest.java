package io.cess4j.proofs.bls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.Seeded;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Points made together equal points made one by one. */
class G1BatchTest {
  private final RandomGenerator random = Seeded.random();
  private final SecretScalar secret = SecretScalar.random(random);
  private final SecretScalar alpha = SecretScalar.random(random);

  @Test
  void hashesAndProductsOfManyPoints() {
    G1Batch batch = new G1Batch();
    G1[] expected = new G1[200]; // more than the first room
    for (int i = 0; i < expected.length; i++) {
      byte[] message = Seeded.bytes(random, 32);
      G1 hash = DomainTag.TAGS.hash(message);
      if (i % 2 == 0) {
        batch.addHash(DomainTag.TAGS, message);
        expected[i] = hash;
      } else {
        batch.addTimes(secret, hash);
        expected[i] = secret.times(hash);
      }
    }
    assertThat(batch.size()).isEqualTo(expected.length);
    assertThat(batch.toVector().compressed()).isEqualTo(G1Vector.of(expected).compressed());
  }

  @Test
  void aTagIsTheSecretTimesNameAndContent() {
    byte[] message = Seeded.bytes(random, 32);
    byte[] bytes = Seeded.bytes(random, 2 * Sectors.BYTES);
    G1 content = G1.GENERATOR.times(sector(bytes, 0)).plus(alpha.timesG1().times(sector(bytes, 1)));

    assertThat(tag(message, bytes))
        .isEqualTo(secret.times(DomainTag.TAGS.hash(message).plus(content)));
  }

  @Test
  void aBlockOfZerosIsTaggedByItsNameAlone() {
    byte[] message = Seeded.bytes(random, 32);

    assertThat(tag(message, new byte[2 * Sectors.BYTES]))
        .isEqualTo(secret.times(DomainTag.TAGS.hash(message)));
  }

  @Test
  void infinityIsRefused() {
    assertThatThrownBy(() -> new G1Batch().addTimes(secret, G1.INFINITY))
        .isInstanceOf(PointRejected.class)
        .hasMessageContaining("point 0 is infinity");
  }

  @Test
  void noPointsAreAnEmptyVector() {
    assertThat(new G1Batch().toVector().size()).isZero();
  }

  private G1 tag(byte[] message, byte[] bytes) {
    Sectors sectors = new Sectors();
    sectors.read(bytes, 0, 2);
    try (SecretPowers powers = alpha.powers(2)) {
      SecretPowers.Sum sum = powers.newSum();
      powers.accumulate(sum, 0, sectors, 0, 2);
      G1Batch batch = new G1Batch();
      batch.addTag(secret, DomainTag.TAGS, message, powers, sum);
      return batch.toVector().get(0);
    }
  }

  private static Fr sector(byte[] bytes, int index) {
    byte[] one = java.util.Arrays.copyOfRange(bytes, 31 * index, 31 * (index + 1));
    return Fr.of(new java.math.BigInteger(1, one));
  }
}
