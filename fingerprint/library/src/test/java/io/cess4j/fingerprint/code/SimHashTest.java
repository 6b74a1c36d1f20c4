package io.cess4j.fingerprint.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimHashTest {
  private final SimHash hash = new SimHash("mdrc/test");
  private final Random random = new Random(20261130);

  @Test
  void givesTheSameBitsOnEveryMachineAndForEver() {
    int[] vector = new int[SimHash.DIMENSIONS];
    Arrays.setAll(vector, i -> i * i - 20_000);

    assertThat(hash.of(vector).hex())
        .isEqualTo("a70c03be9f634b775a44f658eb383a2c130ef79979c620188225018e7c934d5a");
  }

  @Test
  void strangersDifferInHalfOfAllBitsWithHardlyAnyBitLost() {
    double mean = 0;
    double square = 0;
    int pairs = 5_000;
    for (int i = 0; i < pairs; i++) {
      int distance = hash.of(vector()).distance(hash.of(vector()));
      mean += (double) distance / pairs;
      square += (double) distance * distance / pairs;
    }

    assertThat(mean).isBetween(127.0, 129.0);
    assertThat(mean * (256 - mean) / (square - mean * mean))
        .as("effective bits")
        .isGreaterThan(235);
  }

  @Test
  void distanceFollowsTheAngle() {
    int[] vector = vector();
    int[] near = vector.clone();
    for (int i = 0; i < near.length; i++) {
      near[i] += (int) (random.nextGaussian() * 2_000);
    }

    assertThat(hash.of(vector).distance(hash.of(near))).isBetween(5, 30);
  }

  @Test
  void hugeValuesDoNotOverflow() {
    int[] vector = new int[SimHash.DIMENSIONS];
    Arrays.fill(vector, Integer.MAX_VALUE);
    int[] half = vector.clone();
    Arrays.setAll(half, i -> vector[i] / 2);

    assertThat(hash.of(vector).distance(hash.of(half))).isLessThan(4);
  }

  @Test
  void anotherSeedDrawsOtherHyperplanes() {
    int[] vector = vector();

    assertThat(hash.of(vector).distance(new SimHash("mdrc/dispute").of(vector))).isGreaterThan(64);
  }

  private int[] vector() {
    int[] vector = new int[SimHash.DIMENSIONS];
    Arrays.setAll(vector, i -> (int) (random.nextGaussian() * 16_384));
    return vector;
  }
}
