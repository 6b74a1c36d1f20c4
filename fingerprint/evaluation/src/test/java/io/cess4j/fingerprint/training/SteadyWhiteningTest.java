package io.cess4j.fingerprint.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.code.Whitening;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SteadyWhiteningTest {
  private static final int FEATURES = 300;

  /** The first 40 features change in every copy. */
  private static final int UNSTEADY = 40;

  private final Random random = new Random(20261130);

  @Test
  void resultsHaveOneVarianceNoCorrelationAndHoldStillInCopies() throws IOException {
    SteadyWhitening trainer =
        trained(10_000); // fewer, and the table fits its own works better than others
    Whitening whitening = table(trainer, 0.001);

    double[] squares = new double[256];
    double cross = 0;
    double change = 0;
    int works = 1_000;
    for (int i = 0; i < works; i++) {
      int[] work = work();
      int[] white = whitening.apply(work);
      int[] copy = whitening.apply(copy(work));
      for (int row = 0; row < 256; row++) {
        double value = white[row] / 16384.0;
        squares[row] += value * value / works;
        cross += value * white[(row + 1) % 256] / 16384.0 / works / 256;
        change += Math.pow((copy[row] - white[row]) / 16384.0, 2) / works / 256;
      }
    }

    for (double square : squares) {
      assertThat(square).isBetween(0.6, 1.6);
    }
    assertThat(Math.abs(cross)).as("correlation of neighbours").isLessThan(0.05);
    assertThat(change).as("what copies change, of variance 1").isLessThan(0.15);
  }

  @Test
  void refusesFewerComponentsThanBits() {
    SteadyWhitening trainer = trained(500);

    assertThatThrownBy(() -> trainer.write(new ByteArrayOutputStream(), 1.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("256");
  }

  @Test
  void everyTrainingPictureIsNamedWithItsLicence() throws IOException {
    assertThat(TrainingPicture.list())
        .hasSizeGreaterThan(2_000)
        .allSatisfy(
            picture -> {
              assertThat(picture.sha256()).hasSize(64);
              assertThat(picture.commit()).hasSize(40);
              assertThat(picture.licence()).startsWith("CC-BY-");
            });
  }

  private SteadyWhitening trained(int works) {
    SteadyWhitening trainer = new SteadyWhitening(FEATURES);
    for (int i = 0; i < works; i++) {
      int[] work = work();
      trainer.addWork(work);
      trainer.addCopy(work, copy(work));
    }
    return trainer;
  }

  private static Whitening table(SteadyWhitening trainer, double floor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trainer.write(bytes, floor);
    return Whitening.read(new ByteArrayInputStream(bytes.toByteArray()));
  }

  /** Neighbouring features are correlated, and none has a mean of 0. */
  private int[] work() {
    int[] work = new int[FEATURES];
    double last = 0;
    for (int i = 0; i < FEATURES; i++) {
      last = 0.5 * last + random.nextGaussian();
      work[i] = (int) (300 + 200 * last);
    }
    return work;
  }

  private int[] copy(int[] work) {
    int[] copy = work.clone();
    for (int i = 0; i < FEATURES; i++) {
      copy[i] += (int) (random.nextGaussian() * (i < UNSTEADY ? 400 : 10));
    }
    return copy;
  }
}
