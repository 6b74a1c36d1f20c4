package io.cess4j.ai.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.SyntheticPictures;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.Evaluation;
import io.cess4j.ai.training.InitialParameters;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.Mlp;
import io.cess4j.ai.training.MlpTrainer;
import io.cess4j.ai.training.Schedule;
import io.cess4j.ai.training.SmallCnn;
import io.cess4j.ai.training.UnfitExamplesException;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jTrainerTest {
  private static final SyntheticPictures PICTURES = new SyntheticPictures(8, 4, 1, 0, 0.2);
  private static final DataSet SET = PICTURES.draw(100, 1, 2);
  private final Dl4jTrainer trainer = new Dl4jTrainer();

  @BeforeAll
  static void natives() {
    boolean loaded;
    String reason = "";
    try {
      loaded = Nd4j.zeros(1).length() == 1;
    } catch (LinkageError | RuntimeException absent) {
      loaded = false;
      reason = "no natives of ND4J on this machine: " + absent;
      System.out.println("skipped: " + reason);
    }
    assumeTrue(loaded, reason);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.9f})
  void agreesWithTheTrainerInJava(float momentum) {
    Architecture mlp = new Mlp(64, 20, 4);
    float[] base = InitialParameters.of(mlp, 1);
    Schedule schedule = new Schedule(2, 32, 0.1f, momentum, 0.001f, 5);

    float[] ours = new MlpTrainer().train(mlp, base, SET, schedule);
    float[] theirs = trainer.train(mlp, base, SET, schedule);

    assertThat(theirs).containsExactly(ours, within(2e-6f));
    assertThat(theirs).isNotEqualTo(base);
    assertThat(trainer.probabilities(mlp, ours, SET))
        .containsExactly(new MlpTrainer().probabilities(mlp, ours, SET), within(2e-6f));
    assertThat(trainer.train(mlp, base, SET, schedule)).isEqualTo(theirs);
  }

  @Test
  void theCnnIsTheOneOfItsDefinition() {
    SmallCnn cnn = new SmallCnn(8, 1, 4);
    float[] parameters = InitialParameters.of(cnn, 3);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += parameters[i] == 0 ? 0.01f * (i % 7) : 0; // biases too
    }

    float[] probabilities = trainer.probabilities(cnn, parameters, SET);

    for (int i = 0; i < SET.size(); i++) {
      float[] picture = SET.subset(new int[] {i}).features();
      double[] wanted = PlainCnn.probabilities(cnn, parameters, picture);
      for (int c = 0; c < 4; c++) {
        assertThat((double) probabilities[i * 4 + c]).isCloseTo(wanted[c], within(1e-5));
      }
    }
  }

  @Test
  void theCnnLearns() {
    Architecture cnn = new SmallCnn(8, 1, 4);
    float[] trained =
        trainer.train(cnn, InitialParameters.of(cnn, 1), SET, Schedule.plain(6, 16, 0.1f, 1));

    assertThat(Evaluation.of(trainer, cnn, trained, PICTURES.draw(100, 1, 3)).accuracy())
        .isGreaterThan(0.8);
  }

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(LocalTrainer.class))
        .extracting(LocalTrainer::name)
        .contains("dl4j");
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(
            () ->
                trainer.train(
                    new SmallCnn(12, 1, 4), new float[3], SET, Schedule.plain(1, 1, 0.1f, 1)))
        .isInstanceOf(UnfitExamplesException.class);
  }
}
