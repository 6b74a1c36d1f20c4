package io.cess4j.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ElectionTest {
  @RepeatedTest(20)
  void theHighestAreElectedAsIfAllWereSorted(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    double[] scores = random.doubles(1 + random.nextInt(200)).toArray();
    Election election = new Election(11);
    election.begin();
    for (int i = 0; i < scores.length; i++) {
      election.offer(i, scores[i]);
    }
    assertThat(election.elected())
        .containsExactly(
            IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(11)
                .mapToInt(i -> i)
                .toArray());
  }

  @Test
  void aGiniCoefficientIsThatOfTheTextbook() {
    assertThat(Gini.of(new double[] {3, 3, 3})).isCloseTo(0, within(1e-12));
    assertThat(Gini.of(new double[] {0, 0, 0, 1})).isCloseTo(0.75, within(1e-12));
    assertThat(Gini.of(new double[] {1, 3})).isCloseTo(0.25, within(1e-12));
    assertThat(Gini.of(new double[4])).isZero();
    assertThat(Gini.lorenz(new double[] {3, 1}, 2)).containsExactly(0, 0.25, 1);
  }
}
