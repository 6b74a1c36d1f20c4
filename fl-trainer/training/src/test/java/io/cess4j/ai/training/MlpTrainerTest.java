package io.cess4j.ai.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.SyntheticPictures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlpTrainerTest {
  private final MlpTrainer trainer = new MlpTrainer();

  /** Sizes around the width of vectors and the eight rows of a block. */
  @ParameterizedTest
  @CsvSource({"1,1,2,1", "5,3,2,7", "9,16,3,8", "17,20,17,9", "16,33,5,16"})
  void aStepFollowsTheGradient(int inputs, int hidden, int classes, int examples) {
    Mlp mlp = new Mlp(inputs, hidden, classes);
    DataSet set = drawn(inputs, classes, examples);
    float[] base = InitialParameters.of(mlp, 1);
    int[] all = Shuffle.identity(examples);
    double[] gradient = PlainMlp.gradient(mlp, base, set, all);
    float rate = 0.5f;

    float[] trained = trainer.train(mlp, base, set, Schedule.plain(1, examples, rate, 1));

    for (int i = 0; i < base.length; i++) {
      assertThat((double) trained[i])
          .as("parameter %d", i)
          .isCloseTo(base[i] - rate * gradient[i], within(1e-5));
    }
  }

  @Test
  void momentumAndDecayAreAsDefined() {
    Mlp mlp = new Mlp(4, 5, 3);
    DataSet set = drawn(4, 3, 1);
    float[] base = InitialParameters.of(mlp, 2);

    float[] trained = trainer.train(mlp, base, set, new Schedule(2, 1, 0.1f, 0.9f, 0.01f, 1));

    double[] first = PlainMlp.gradient(mlp, base, set, new int[] {0});
    float[] middle = new float[base.length];
    double[] velocity = new double[base.length];
    for (int i = 0; i < base.length; i++) {
      velocity[i] = first[i] + 0.01 * base[i];
      middle[i] = (float) (base[i] - 0.1 * velocity[i]);
    }
    double[] second = PlainMlp.gradient(mlp, middle, set, new int[] {0});
    for (int i = 0; i < base.length; i++) {
      double last = 0.9 * velocity[i] + second[i] + 0.01 * middle[i];
      assertThat((double) trained[i]).isCloseTo(middle[i] - 0.1 * last, within(1e-5));
    }
  }

  @Test
  void learnsAndIsTheSameOnEveryMachine() throws Exception {
    SyntheticPictures pictures = new SyntheticPictures(8, 4, 1, 0, 0.2);
    DataSet training = pictures.draw(400, 1, 2);
    Mlp mlp = new Mlp(64, 20, 4);
    Schedule schedule = new Schedule(5, 32, 0.1f, 0.5f, 1e-4f, 7);

    float[] trained = trainer.train(mlp, InitialParameters.of(mlp, 3), training, schedule);
    float[] again = trainer.train(mlp, InitialParameters.of(mlp, 3), training, schedule);

    assertThat(again).isEqualTo(trained);
    Evaluation evaluation = Evaluation.of(trainer, mlp, trained, pictures.draw(400, 1, 3));
    assertThat(evaluation.accuracy()).isGreaterThan(0.9);
    assertThat(evaluation.accuracyByClass()).hasSize(4);
    assertThat(evaluation.loss()).isLessThan(0.5);
    // A vector of published bits: another here means that sums have another order.
    assertThat(hash(trained)).isEqualTo("912c525d1ccec3e6");
  }

  private static String hash(float[] parameters) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(4 * parameters.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(parameters);
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()))
        .substring(0, 16);
  }

  @Test
  void probabilitiesAreThoseOfTheDefinition() {
    Mlp mlp = new Mlp(5, 7, 3);
    DataSet set = drawn(5, 3, 300);
    float[] parameters = InitialParameters.of(mlp, 4);
    double[] exact = new double[parameters.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = parameters[i];
    }

    float[] probabilities = trainer.probabilities(mlp, parameters, set);

    for (int i = 0; i < 300; i++) {
      double[] wanted = PlainMlp.probabilities(mlp, exact, set, i);
      for (int c = 0; c < 3; c++) {
        assertThat((double) probabilities[i * 3 + c]).isCloseTo(wanted[c], within(1e-5));
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Mlp mlp = new Mlp(4, 5, 3);
    float[] base = InitialParameters.of(mlp, 1);
    Schedule schedule = Schedule.plain(1, 1, 0.1f, 1);
    float[] broken = base.clone();
    broken[7] = Float.NaN;

    assertUnfit(() -> trainer.train(mlp, new float[3], drawn(4, 3, 2), schedule), "parameters");
    assertUnfit(() -> trainer.train(mlp, broken, drawn(4, 3, 2), schedule), "parameter 7");
    assertUnfit(() -> trainer.train(mlp, base, drawn(5, 3, 2), schedule), "numbers an example");
    assertUnfit(() -> trainer.train(mlp, base, drawn(4, 4, 2), schedule), "classes");
    assertUnfit(() -> trainer.train(mlp, base, drawn(4, 3, 0), schedule), "no examples");
    assertThatThrownBy(() -> trainer.train(new SmallCnn(8, 1, 2), base, drawn(64, 2, 1), schedule))
        .isInstanceOf(UnfitExamplesException.class);
  }

  private static void assertUnfit(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(UnfitExamplesException.class).hasMessageContaining(words);
  }

  @Test
  void saysThatTrainingDiverged() {
    Mlp mlp = new Mlp(4, 5, 3);
    // A decay of 1 at rate 100 makes every weight 99 times as large, step by step.
    Schedule wild = new Schedule(30, 1, 100, 0, 1, 1);

    assertThatThrownBy(() -> trainer.train(mlp, InitialParameters.of(mlp, 1), drawn(4, 3, 1), wild))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("learning rate 100");
  }

  @Test
  void theCorrectedTrainerIsNotPulledTowardsFrequentClasses() {
    Mlp mlp = new Mlp(4, 5, 2);
    DataSet zeros = new DataSet(4, List.of("a", "b"), new float[4 * 100], labels(90));
    float[] base = new float[mlp.parameters()];
    Schedule schedule = Schedule.plain(20, 10, 0.5f, 1);
    DataSet one = zeros.subset(new int[] {0});

    float[] plain = trainer.train(mlp, base, zeros, schedule);
    PriorCorrected corrected = new PriorCorrected(trainer);
    float[] fair = corrected.train(mlp, base, zeros, schedule);

    assertThat(trainer.probabilities(mlp, plain, one)[0]).isCloseTo(0.9f, within(0.05f));
    assertThat(corrected.probabilities(mlp, fair, one)[0]).isCloseTo(0.5f, within(0.1f));
    assertThat(base).containsOnly(0);
  }

  /** The first {@code zeros} of a hundred are of class 0. */
  private static int[] labels(int zeros) {
    int[] labels = new int[100];
    Arrays.fill(labels, zeros, 100, 1);
    return labels;
  }

  private static DataSet drawn(int inputs, int classes, int examples) {
    Random random = new Random(20261130);
    float[] features = new float[inputs * examples];
    int[] labels = new int[examples];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat();
    }
    for (int i = 0; i < examples; i++) {
      labels[i] = random.nextInt(classes);
    }
    List<String> names =
        java.util.stream.IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return new DataSet(inputs, names, features, labels);
  }
}
