package io.cess4j.ai.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdpAccountantTest {
  /**
   * Silos of 3,000 and 600 examples, batches of 32, 25 rounds of 2 epochs; and whole silos noised.
   */
  @ParameterizedTest
  @CsvSource({
    "3000, 32, 0.8, 4688, 1e-5, 8.1",
    "3000, 32, 1.0, 4688, 1e-5, 4.8",
    "3000, 32, 1.5, 4688, 1e-5, 2.5",
    "3000, 32, 2.0, 4688, 1e-5, 1.7",
    "600, 32, 1.5, 938, 1e-5, 6.3",
    "1, 1, 1, 25, 1e-3, 30.5",
    "1, 1, 2, 25, 1e-3, 11.8",
    "1, 1, 4, 25, 1e-3, 4.7",
    "1, 1, 8, 25, 1e-3, 2.0"
  })
  void agreesWithFiguresComputedElsewhere(
      int examples, int batch, double noise, int steps, double delta, double epsilon) {
    SampledGaussian step = new SampledGaussian((double) batch / examples, noise, steps);

    assertThat(RdpAccountant.epsilon(List.of(step), delta)).isCloseTo(epsilon, within(0.06));
  }

  /** Without sampling the divergence is that of the Gaussian mechanism, a / (2 z^2). */
  @Test
  void fullBatchesAreTheLimitOfSampling() {
    SampledGaussian nearly = new SampledGaussian(1 - 1e-12, 1.5, 1);
    for (int order = 2; order < 40; order++) {
      assertThat(RdpAccountant.divergence(nearly, order))
          .isCloseTo(order / (2 * 1.5 * 1.5), within(1e-6));
    }
  }

  /** ln(1 + q^2 (e^(1/z^2) - 1)), by hand for order 2. */
  @Test
  void orderTwoIsTheClosedForm() {
    SampledGaussian step = new SampledGaussian(0.01, 1.1, 1);

    assertThat(RdpAccountant.divergence(step, 2))
        .isCloseTo(Math.log1p(1e-4 * Math.expm1(1 / 1.21)), within(1e-12));
  }

  @Test
  void composedStepsAddUp() {
    SampledGaussian ten = new SampledGaussian(0.01, 1, 10);
    SampledGaussian five = new SampledGaussian(0.01, 1, 5);

    assertThat(RdpAccountant.epsilon(List.of(five, five), 1e-5))
        .isCloseTo(RdpAccountant.epsilon(List.of(ten), 1e-5), within(1e-9));
    assertThat(RdpAccountant.epsilon(List.of(), 1e-5)).isZero();
  }

  @Test
  void anAccountBooksOnlyWhatFitsAndSurvivesRestarts(@TempDir Path folder) throws Exception {
    Path journal = folder.resolve("account");
    SampledGaussian round = new SampledGaussian(0.01, 1, 200);
    PrivacyAccount account = PrivacyAccount.open(journal, 2, 1e-5);
    double first = account.book(round);
    assertThat(first).isEqualTo(account.spent()).isBetween(0.1, 2.0);
    SampledGaussian tooMuch = new SampledGaussian(0.5, 0.5, 100);

    assertThatThrownBy(() -> account.book(tooMuch))
        .isInstanceOf(BudgetExhaustedException.class)
        .hasMessageContaining("budget is 2.000");

    assertThat(Files.readString(journal)).isEqualTo("0.01 1.0 200\n");
    assertThat(PrivacyAccount.open(journal, 2, 1e-5).spent()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"'0.01 1.0'", "'0.01 1.0 x'", "'0 1.0 5'", "'0.01 NaN 5'", "'0.01 1.0 -5'", "''"})
  void aDamagedJournalStopsTraining(String line, @TempDir Path folder) throws Exception {
    Path journal = Files.writeString(folder.resolve("account"), "0.01 1.0 200\n" + line + "\n");

    assertThatThrownBy(() -> PrivacyAccount.open(journal, 2, 1e-5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is damaged");
  }
}
