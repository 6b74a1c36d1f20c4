package io.cess4j.fingerprint.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.code.SimHash;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelledTest {
  private static final int DEVIATION = 1 << 14;
  private final SimHash hash = new SimHash("levelled");

  @Test
  void isTheEighthRootWithItsSign() {
    int[] levelled = Levelled.of(new int[] {0, 1 << 8, -(1 << 8), 1 << 16, -(1 << 16)});

    assertThat(levelled[0]).isZero();
    assertThat(levelled[1]).isPositive().isEqualTo(-levelled[2]);
    assertThat(levelled[3]).isEqualTo(-levelled[4]);
    assertThat((double) levelled[3] / levelled[1]).isEqualTo(2, within(1e-6));
  }

  @Test
  void holdsTheLargestValuesThatWhiteningGives() {
    int[] levelled =
        Levelled.of(new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE + 1, Integer.MAX_VALUE - 1, 1});

    assertThat(levelled[0]).isPositive().isEqualTo(-levelled[1]);
    assertThat(levelled[0]).isGreaterThanOrEqualTo(levelled[2]);
    assertThat(levelled[2]).isGreaterThan(levelled[3]);
    assertThat(levelled[3]).isPositive();
  }

  @Test
  void strangersThatShareOneExtremeFeatureStayStrangers() {
    Random random = new Random(20261130);

    Code256 one = hash.of(Levelled.of(unusual(random)));
    Code256 other = hash.of(Levelled.of(unusual(random)));

    assertThat(one.distance(other)).isBetween(100, 156);
  }

  @Test
  void withoutItTheOneFeatureWouldDecideAllBits() {
    Random random = new Random(20261130);

    assertThat(hash.of(unusual(random)).distance(hash.of(unusual(random)))).isLessThan(40);
  }

  private static int[] unusual(Random random) {
    int[] whitened = new int[SimHash.DIMENSIONS];
    for (int i = 0; i < whitened.length; i++) {
      whitened[i] = (int) (random.nextGaussian() * DEVIATION);
    }
    whitened[7] = 100 * DEVIATION;
    return whitened;
  }
}
