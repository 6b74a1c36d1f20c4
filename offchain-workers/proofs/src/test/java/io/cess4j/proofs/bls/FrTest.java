package io.cess4j.proofs.bls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException.ScalarRejected;
import io.cess4j.proofs.Seeded;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrTest {
  private static final BigInteger R = Fr.ORDER;

  @Test
  void refusesEncodingsThatAreNotCanonical() {
    byte[] order = LittleEndian.reversed(LittleEndian.bytes(Limbs.plain(R), 0));
    assertThatThrownBy(() -> Fr.ofCanonical(order)).isInstanceOf(ScalarRejected.class);
    assertThatThrownBy(() -> Fr.ofCanonical(new byte[31])).isInstanceOf(ScalarRejected.class);
    assertThatThrownBy(Fr.ZERO::inverse).isInstanceOf(ScalarRejected.class);
  }

  @Test
  void agreesWithBigIntegerAtTheEdges() {
    List<BigInteger> values = new ArrayList<>();
    for (int shift : new int[] {0, 1, 63, 64, 65, 127, 128, 191, 192, 254}) {
      values.add(BigInteger.ONE.shiftLeft(shift));
      values.add(BigInteger.ONE.shiftLeft(shift).subtract(BigInteger.ONE));
      values.add(R.subtract(BigInteger.ONE.shiftLeft(shift)));
    }
    var random = Seeded.random();
    for (int i = 0; i < 50; i++) {
      values.add(new BigInteger(1, Seeded.bytes(random, 32)).mod(R));
    }
    for (BigInteger a : values) {
      assertThat(Fr.of(a).negate().toBigInteger()).isEqualTo(a.negate().mod(R));
      for (BigInteger b : values) {
        assertThat(Fr.of(a).times(Fr.of(b)).toBigInteger())
            .as("%s * %s", a, b)
            .isEqualTo(a.multiply(b).mod(R));
        assertThat(Fr.of(a).plus(Fr.of(b)).toBigInteger()).isEqualTo(a.add(b).mod(R));
        assertThat(Fr.of(a).minus(Fr.of(b)).toBigInteger()).isEqualTo(a.subtract(b).mod(R));
      }
    }
  }

  @Test
  void wideAccumulatorsKeepEveryCarry() {
    long[] ones = {-1, -1, -1, -1};
    BigInteger all = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    BigInteger half = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);
    long[] wide = new long[Limbs.WIDE];
    long[] halfWide = new long[Limbs.HALF_WIDE];
    int rounds = 1000;
    for (int i = 0; i < rounds; i++) {
      Limbs.accumulate(wide, 0, ones, 0, ones, 0);
      Limbs.accumulate(halfWide, 0, ones, 0, -1L, -1L);
    }
    assertThat(number(wide)).isEqualTo(all.multiply(all).multiply(BigInteger.valueOf(rounds)));
    assertThat(number(halfWide)).isEqualTo(all.multiply(half).multiply(BigInteger.valueOf(rounds)));
    assertThat(reduced(wide)).isEqualTo(number(wide).mod(R));
    assertThat(reduced(halfWide)).isEqualTo(number(halfWide).mod(R));
  }

  @Test
  void accumulatorsAgreeWithBigInteger() {
    var random = Seeded.random();
    long[] wide = new long[Limbs.WIDE];
    long[] halfWide = new long[Limbs.HALF_WIDE];
    BigInteger sum = BigInteger.ZERO;
    BigInteger halfSum = BigInteger.ZERO;
    for (int i = 0; i < 2000; i++) {
      BigInteger a = new BigInteger(1, Seeded.bytes(random, 32));
      BigInteger b = new BigInteger(1, Seeded.bytes(random, 32));
      BigInteger w = new BigInteger(1, Seeded.bytes(random, 16));
      Limbs.accumulate(wide, 0, Limbs.plain(a), 0, Limbs.plain(b), 0);
      Limbs.accumulate(halfWide, 0, Limbs.plain(a), 0, w.longValue(), w.shiftRight(64).longValue());
      sum = sum.add(a.multiply(b));
      halfSum = halfSum.add(a.multiply(w));
    }
    assertThat(number(wide)).as("seed %s", Seeded.SEED).isEqualTo(sum);
    assertThat(number(halfWide)).as("seed %s", Seeded.SEED).isEqualTo(halfSum);
    assertThat(reduced(wide)).isEqualTo(sum.mod(R));
    assertThat(reduced(halfWide)).isEqualTo(halfSum.mod(R));
  }

  @Test
  void divisionLeavesTheValueAsRemainder() {
    var random = Seeded.random();
    List<Fr> coefficients = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      coefficients.add(Fr.of(new BigInteger(1, Seeded.bytes(random, 32))));
    }
    Fr z = Fr.of(new BigInteger(1, Seeded.bytes(random, 32)));
    Fr value = Fr.ZERO;
    for (int i = 8; i >= 0; i--) {
      value = value.times(z).plus(coefficients.get(i));
    }
    var division = Polynomial.of(coefficients).divide(z);
    assertThat(division.value()).isEqualTo(value);
    // (X - z) q(X) + f(z) = f(X), coefficient by coefficient
    for (int i = 0; i < 9; i++) {
      Fr left = i > 0 ? division.quotient().coefficient(i - 1) : value;
      Fr right = i < 8 ? z.times(division.quotient().coefficient(i)) : Fr.ZERO;
      assertThat(left.minus(right)).isEqualTo(coefficients.get(i));
    }
  }

  private static BigInteger number(long[] limbs) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = limbs.length - 1; i >= 0; i--) {
      sum = sum.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(limbs[i])));
    }
    return sum;
  }

  private static BigInteger reduced(long[] wide) {
    long[] out = new long[4];
    Limbs.reduce(out, 0, wide, 0, wide.length);
    return new Fr(out).toBigInteger();
  }
}
