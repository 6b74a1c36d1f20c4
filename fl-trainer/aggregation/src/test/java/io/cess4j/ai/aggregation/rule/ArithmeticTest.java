package io.cess4j.ai.aggregation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No intermediate number overflows at the bounds of ADR 0039. */
class ArithmeticTest {
  private static final BigInteger MOST = BigInteger.valueOf(FixedVector.MAXIMUM_COMPONENTS);
  private static final int BOUND = VectorKind.UPDATE.bound();

  @Test
  void theGreatestSumsOfTheMostComponentsFit() {
    int components = 1000;
    int[] high = filled(components, BOUND);
    int[] low = filled(components, -BOUND);

    assertScales(Sums.squares(high, components), components, 60);
    assertScales(Sums.products(high, high, components), components, 60);
    assertScales(-Sums.products(high, low, components), components, 60);
    assertScales(Sums.squaredDistance(high, low, 0, components), components, 62);
  }

  /** Sums of equal terms: what 2^22 of them give follows, and its 63 bits are a long's. */
  private static void assertScales(long sum, int components, int bits) {
    BigInteger whole =
        BigInteger.valueOf(sum).multiply(MOST).divide(BigInteger.valueOf(components));
    assertThat(whole).isEqualTo(BigInteger.ONE.shiftLeft(bits));
    assertThat(whole.bitLength()).isLessThan(Long.SIZE);
  }

  @Test
  void theMostComponentsAtTheirBoundsAreSummedExactly() {
    int[] high = filled(FixedVector.MAXIMUM_COMPONENTS, BOUND);
    int[] low = filled(FixedVector.MAXIMUM_COMPONENTS, -BOUND);

    assertThat(Sums.distances(new int[][] {high, low})[0][1]).isEqualTo(1L << 62);
    assertThat(Sums.norms(new int[][] {high})).containsExactly(1L << 30);
    assertThat(Sums.distancesTo(new int[][] {low}, high)).containsExactly(1L << 31);
  }

  @Test
  void clippingMultipliesWithoutOverflow() {
    long norm = (1L << 30) + 1;
    int[] row = {BOUND, -BOUND, 1, -1};
    Clipping.clip(row, 4, norm, 1L << 30);

    assertThat(row).containsExactly(BOUND - 1, -BOUND + 1, 0, 0);
    int[] difference = {2 * BOUND, -2 * BOUND};
    Clipping.clip(difference, 2, 1L << 31, (1L << 31) - 1);
    assertThat(difference).containsExactly(2 * BOUND - 1, -2 * BOUND + 1);
  }

  @Test
  void sumsOfThirtyTwoRowsFitAnInt() {
    int[][] rows = new int[32][];
    Arrays.fill(rows, filled(3, BOUND));

    assertThat(Columns.mean(rows, IntStream.range(0, 32))).containsOnly(BOUND);
    assertThat(Columns.trimmed(rows, 0)).containsOnly(BOUND);
    long[] weights = new long[32];
    Arrays.fill(weights, 1L << 30);
    assertThat(Columns.weighted(rows, weights)).containsOnly(BOUND);
    assertThat(32L * (1L << 30) * BOUND).isPositive();
  }

  @Test
  void velocityAndModelStopAtTheirBounds() {
    int fastest = VectorKind.VELOCITY.bound();
    int greatest = VectorKind.MODEL.bound();

    assertThat(ServerStep.velocity(65_535, fastest, BOUND)).isEqualTo(fastest);
    assertThat(ServerStep.velocity(65_535, -fastest, -BOUND)).isEqualTo(-fastest);
    assertThat(ServerStep.velocity(65_535, fastest, -BOUND)).isEqualTo(fastest - 256 - BOUND);
    assertThat(ServerStep.model(1 << 20, greatest, fastest)).isEqualTo(greatest);
    assertThat(ServerStep.model(1 << 20, -greatest, -fastest)).isEqualTo(-greatest);
    assertThat(ServerStep.model(1 << 20, 0, fastest)).isEqualTo(greatest);
    assertThat(ServerStep.model(1 << 20, 0, -fastest / 2)).isEqualTo(-greatest);
  }

  @Test
  void divisionTruncatesTowardZero() {
    assertThat(ServerStep.velocity(1, -65_535, 0)).isZero();
    assertThat(ServerStep.velocity(1, -65_536, 0)).isEqualTo(-1);
    assertThat(ServerStep.model(1, 5, -65_537)).isEqualTo(4);
    int[] values = {-7, 7};
    Columns.divide(values, 2, 2);
    assertThat(values).containsExactly(-3, 3);
  }

  @Test
  void rootsAreTheFloorsOfRoots() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      assertRoot(random.nextLong(1L << random.nextInt(1, 63)));
    }
    for (long root : new long[] {0, 1, 2, 3037000499L >> 1, (1L << 31) - 1, 1L << 26, 94906267L}) {
      for (long near = -2; near <= 2; near++) {
        assertRoot(Math.clamp(root * root + near, 0, 1L << 62));
      }
    }
    assertThat(Isqrt.of(1L << 62)).isEqualTo(1L << 31);
  }

  private static void assertRoot(long value) {
    assertThat(Isqrt.of(value))
        .as("of %d", value)
        .isEqualTo(BigInteger.valueOf(value).sqrt().longValueExact());
  }

  private static int[] filled(int components, int value) {
    int[] values = new int[components];
    Arrays.fill(values, value);
    return values;
  }
}
