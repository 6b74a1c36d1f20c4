package io.cess4j.proofs.bls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.ProofsException.ScalarRejected;
import io.cess4j.proofs.Seeded;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupTest {
  private final RandomGenerator random = Seeded.random();

  @Test
  void groupLawHolds() {
    Fr a = fr();
    Fr b = fr();
    G1 p = G1.GENERATOR.times(fr());
    assertThat(p.times(a).plus(p.times(b))).isEqualTo(p.times(a.plus(b)));
    assertThat(p.times(a).times(b)).isEqualTo(p.times(a.times(b)));
    assertThat(p.plus(p)).isEqualTo(p.times(Fr.of(2)));
    assertThat(p.plus(p.negate())).isEqualTo(G1.INFINITY);
    assertThat(p.plus(G1.INFINITY)).isEqualTo(p);
    assertThat(G1.INFINITY.plus(p)).isEqualTo(p);
    assertThat(G1.INFINITY.negate()).isEqualTo(G1.INFINITY);
    assertThat(p.times(Fr.of(Fr.ORDER.subtract(BigInteger.ONE)))).isEqualTo(p.negate());
    G2 q = G2.GENERATOR.times(fr());
    assertThat(q.times(a).plus(q.times(b))).isEqualTo(q.times(a.plus(b)));
    assertThat(q.plus(q.negate())).isEqualTo(G2.INFINITY);
  }

  @Test
  void secretAndPublicMultiplicationAgree() {
    SecretScalar secret = SecretScalar.random(random);
    Fr open = Fr.ofCanonical(secret.toBytes());
    G1 p = G1.GENERATOR.times(fr());
    assertThat(secret.times(p)).isEqualTo(p.times(open));
    assertThat(secret.timesG2()).isEqualTo(G2.GENERATOR.times(open));
    assertThat(secret.times(secret).toBytes()).isEqualTo(open.times(open).toBytes());
    assertThat(secret.plus(secret).toBytes()).isEqualTo(open.plus(open).toBytes());
    Fr challenge = fr();
    assertThat(secret.answer(secret, challenge)).isEqualTo(open.plus(open.times(challenge)));
    SecretPowers powers = secret.powers(4);
    assertThat(powers.timesG1().get(3)).isEqualTo(G1.GENERATOR.times(open.times(open).times(open)));
  }

  @Test
  void aClosedSecretIsGone() {
    SecretScalar secret = SecretScalar.random(random);
    String hex = new BigInteger(1, secret.toBytes()).toString(16);
    assertThat(secret.toString()).doesNotContain(hex);
    secret.close();
    assertThatThrownBy(secret::timesG1).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void secretsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> SecretScalar.ofBytes(new byte[32])).isInstanceOf(ScalarRejected.class);
    assertThatThrownBy(() -> SecretScalar.ofBytes(fr(Fr.ORDER))).isInstanceOf(ScalarRejected.class);
    assertThatThrownBy(() -> SecretScalar.ofBytes(new byte[31])).isInstanceOf(ScalarRejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 31, 32, 33, 300})
  void multiScalarMultiplicationEqualsTheSumOfProducts(int count) {
    List<G1> points = new ArrayList<>();
    List<Fr> full = new ArrayList<>();
    List<BigInteger> weights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // repeated points and zero scalars are the corner cases of bucket methods
      points.add(i % 7 == 3 ? points.get(i - 1) : G1.GENERATOR.times(fr()));
      full.add(i % 5 == 2 ? Fr.ZERO : fr());
      weights.add(i % 5 == 1 ? BigInteger.ZERO : new BigInteger(1, Seeded.bytes(random, 16)));
    }
    G1 fullSum = G1.INFINITY;
    G1 weightedSum = G1.INFINITY;
    for (int i = 0; i < count; i++) {
      fullSum = fullSum.plus(points.get(i).times(full.get(i)));
      weightedSum = weightedSum.plus(points.get(i).times(Fr.of(weights.get(i))));
    }
    G1Vector vector = G1Vector.of(points);
    assertThat(vector.sum(ScalarVector.of(full))).as("seed %s", Seeded.SEED).isEqualTo(fullSum);
    assertThat(vector.sum(ScalarVector.ofWeights(weights)))
        .as("seed %s", Seeded.SEED)
        .isEqualTo(weightedSum);
  }

  @Test
  void sumsThatCancelGiveInfinity() {
    G1 p = G1.GENERATOR.times(fr());
    assertThat(G1Vector.of(p, p.negate()).sum(ScalarVector.of(List.of(Fr.of(5), Fr.of(5)))))
        .isEqualTo(G1.INFINITY);
  }

  @Test
  void vectorsHoldNoInfinityAndNoForeignPoints() {
    assertThatThrownBy(() -> G1Vector.of(G1.GENERATOR, G1.INFINITY))
        .isInstanceOf(PointRejected.class)
        .hasMessageContaining("point 1");
    byte[] bytes = G1Vector.of(G1.GENERATOR, G1.GENERATOR).compressed();
    byte[] foreign = Arrays.copyOfRange(SmallPoints.offSubgroup(), 16, 64);
    foreign[0] |= (byte) 0x80;
    System.arraycopy(foreign, 0, bytes, 48, 48);
    assertThatThrownBy(() -> G1Vector.ofCompressed(bytes))
        .isInstanceOf(PointRejected.class)
        .hasMessageContaining("point 1 of 2");
    assertThatThrownBy(() -> G1Vector.ofCompressed(new byte[49])).isInstanceOf(PointRejected.class);
  }

  @Test
  void pairingIsBilinearAndNotDegenerate() {
    Fr a = fr();
    Fr b = fr();
    G1 p = G1.GENERATOR;
    G2 q = G2.GENERATOR;
    assertThat(
            new Pairing()
                .times(p.times(a), q.times(b))
                .times(p.times(a.times(b)).negate(), q)
                .isOne())
        .isTrue();
    assertThat(new Pairing().times(p.times(a), q).times(p.times(b).negate(), q).isOne()).isFalse();
    assertThat(new Pairing().times(p, q).isOne()).isFalse();
    assertThat(new Pairing().times(G1.INFINITY, q).times(p, G2.INFINITY).isOne()).isTrue();
    assertThat(new Pairing().times(G1.INFINITY, q).times(p, q).isOne()).isFalse();
    assertThat(new Pairing().isOne()).isTrue();
  }

  private Fr fr() {
    return Fr.of(new BigInteger(1, Seeded.bytes(random, 40)));
  }

  private static byte[] fr(BigInteger value) {
    return LittleEndian.reversed(LittleEndian.bytes(Limbs.plain(value), 0));
  }
}
