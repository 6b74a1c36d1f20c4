package io.cess4j.fingerprint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
  /** Closed forms: no hit in n trials has the upper bound 1 - (0.025)^(1/n), all hits mirror it. */
  @Test
  void endsAtZeroAndOneFollowTheClosedForm() {
    Proportion none = new Proportion(0, 50);
    Proportion all = new Proportion(50, 50);

    double bound = 1 - Math.pow(.025, 1 / 50.0);
    assertThat(none.lower()).isZero();
    assertThat(none.upper()).isCloseTo(bound, within(1e-9));
    assertThat(all.lower()).isCloseTo(1 - bound, within(1e-9));
    assertThat(all.upper()).isOne();
  }

  /** The bounds are where the binomial's tails are 2.5 %. */
  @Test
  void tailsOfTheBinomialAtTheBoundsAreTwoAndAHalfPercent() {
    Proportion some = new Proportion(17, 20);

    assertThat(atLeast(17, 20, some.lower())).isCloseTo(.025, within(1e-9));
    assertThat(1 - atLeast(18, 20, some.upper())).isCloseTo(.025, within(1e-9));
  }

  @Test
  void moreHitsThanTrialsAreRefused() {
    assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("3 of 2");
  }

  private static double atLeast(int hits, int trials, double share) {
    double sum = 0;
    for (int k = hits; k <= trials; k++) {
      double term = 1;
      for (int i = 0; i < k; i++) {
        term *= (double) (trials - i) / (i + 1) * share;
      }
      sum += term * Math.pow(1 - share, trials - k);
    }
    return sum;
  }
}
