package io.cess4j.ai.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What accountants that others wrote and published give, by the tests in their repositories. */
class PublishedAccountantsTest {
  /** tensorflow/privacy 943ef91, compute_dp_sgd_privacy_test: the best order is a whole number. */
  @ParameterizedTest
  @CsvSource({
    "60000, 150, 1.3, 15, 1e-5, 0.7242234026109595",
    "100000, 100, 1.0, 30, 1e-7, 1.4154988495444845"
  })
  void tensorflowPrivacy(
      int examples, int batch, double noise, int epochs, double delta, double epsilon) {
    SampledGaussian steps =
        new SampledGaussian((double) batch / examples, noise, epochs * examples / batch);

    assertThat(RdpAccountant.epsilon(List.of(steps), delta)).isCloseTo(epsilon, within(1e-7));
  }

  /**
   * pytorch/opacus 0307f7d, accountants_test. Opacus tries tenths of orders as well, of which the
   * least is a bound too, so ours lies a little above and never below.
   */
  @Test
  void opacus() {
    SampledGaussian steps = new SampledGaussian(0.04, 1.5, 2_250);

    assertThat(RdpAccountant.epsilon(List.of(steps), 1e-5)).isBetween(7.32911117143, 7.330);
  }

  /** google/differential-privacy 0b109e9, rdp_privacy_accountant_test, at its whole orders. */
  @ParameterizedTest
  @CsvSource({"5, 2.18075656e-03", "50, 2.38460375e-02", "100, 1.67416308e+02"})
  void divergencesOfDpAccounting(int order, double published) {
    SampledGaussian step = new SampledGaussian(0.01, 2.5, 1);

    assertThat(50 * RdpAccountant.divergence(step, order))
        .isCloseTo(published, within(published * 1e-8));
  }

  /** The same test: noise that makes one whole release exactly (1, 1e-6)-private. */
  @Test
  void oneGaussianOfDpAccounting() {
    SampledGaussian whole = new SampledGaussian(1, 4.530877117, 1);

    assertThat(RdpAccountant.epsilon(List.of(whole), 1e-6)).isBetween(1 - 1e-8, 1 + 1e-6);
  }
}
