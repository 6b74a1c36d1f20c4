package io.cess4j.ai.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.SyntheticPictures;
import io.cess4j.ai.privacy.BudgetExhaustedException;
import io.cess4j.ai.privacy.PrivacyAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateMlpTrainerTest {
  private static final Mlp MLP = new Mlp(64, 20, 4);
  private final SyntheticPictures pictures = new SyntheticPictures(8, 4, 1, 0, 0.2);
  private final DataSet training = pictures.draw(400, 1, 2);
  @TempDir private Path folder;

  @Test
  void everyGradientIsCutByItsOwnNorm() {
    float[] base = InitialParameters.of(MLP, 1);
    MlpWeights weights = MlpWeights.of(MLP, base);
    MlpPass pass = new MlpPass(weights);
    int[] order = Shuffle.identity(20);
    pass.load(training.features(), order, 0, 20);
    pass.forward();
    pass.backward(training.labels(), order, 0);
    double[] before = new double[20];
    for (int i = 0; i < 20; i++) {
      before[i] = ExampleClipping.gradientNorm(weights, pass, i);
      double plain = norm(PlainMlp.gradient(MLP, base, training, new int[] {i}));
      assertThat(before[i]).as("example %d", i).isCloseTo(plain, within(1e-4));
    }
    double clip = Arrays.stream(before).sorted().toArray()[10];

    ExampleClipping.apply(weights, pass, clip);

    for (int i = 0; i < 20; i++) {
      assertThat(ExampleClipping.gradientNorm(weights, pass, i))
          .isLessThanOrEqualTo(clip)
          .isCloseTo(Math.min(before[i], clip), within(1e-4));
    }
  }

  @Test
  void classFrequenciesDoNotGoAroundTheAccount() {
    PrivacyAccount account = PrivacyAccount.open(folder.resolve("account"), 1, 1e-5);
    PrivateMlpTrainer trainer = new PrivateMlpTrainer(account, 1, 2, new Random(20261130));
    assertThatThrownBy(() -> new PriorCorrected(trainer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without the correction");
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  @Test
  void noiseHasTheStatedDeviation() {
    // A clip so small that nothing but noise is left: 40 steps of deviation rate * z * c /
    // expected.
    PrivacyAccount account = PrivacyAccount.open(folder.resolve("account"), 1e9, 1e-5);
    PrivateMlpTrainer trainer = new PrivateMlpTrainer(account, 1e-6, 2, new Random(20261130));
    float[] base = new float[MLP.parameters()];

    float[] trained = trainer.train(MLP, base, training, Schedule.plain(4, 40, 1e2f, 0));

    double deviation = norm(doubles(trained)) / Math.sqrt(trained.length);
    assertThat(deviation).isCloseTo(100 * Math.sqrt(40) * 2e-6 / 40, within(2e-6));
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  @Test
  void learnsUntilTheBudgetIsSpent() throws Exception {
    Path journal = folder.resolve("account");
    PrivacyAccount account = PrivacyAccount.open(journal, 8, 1e-3);
    PrivateMlpTrainer trainer = new PrivateMlpTrainer(account, 1, 1, new Random(20261130));
    Schedule schedule = Schedule.plain(2, 40, 0.5f, 0);
    float[] model = InitialParameters.of(MLP, 3);
    int rounds = 0;
    try {
      for (; rounds < 1_000; rounds++) {
        model = trainer.train(MLP, model, training, schedule);
      }
    } catch (BudgetExhaustedException stop) {
      assertThat(stop.spent()).isLessThanOrEqualTo(8);
      assertThat(stop.afterwards()).isGreaterThan(8);
    }
    float[] last = model;

    assertThat(rounds).isBetween(3, 100);
    assertThat(Files.readAllLines(journal)).hasSize(rounds);
    assertThat(Evaluation.of(trainer, MLP, model, pictures.draw(400, 1, 3)).accuracy())
        .isGreaterThan(0.8);
    PrivacyAccount reopened = PrivacyAccount.open(journal, 8, 1e-3);
    assertThat(reopened.spent()).isEqualTo(account.spent());
    assertThatThrownBy(
            () ->
                new PrivateMlpTrainer(reopened, 1, 1, new Random(1))
                    .train(MLP, last, training, schedule))
        .isInstanceOf(BudgetExhaustedException.class);
  }
}
