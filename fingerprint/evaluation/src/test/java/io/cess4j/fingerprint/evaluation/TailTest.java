package io.cess4j.fingerprint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailTest {
  @Test
  void thresholdLetsThroughAsManyAsTheRateAllowsAndNotOneMore() {
    Tail tail = new Tail();
    double[] distances = new SplittableRandom(20261130).doubles(1_000_000).toArray();
    tail.add(distances, distances.length);

    double threshold = tail.threshold(1e-4);

    assertThat(tail.within(threshold)).isEqualTo(new Proportion(100, 1_000_000));
    assertThat(java.util.Arrays.stream(distances).filter(distance -> distance <= threshold).count())
        .isEqualTo(100);
  }

  @Test
  void tiesAtTheThresholdStayOutside() {
    Tail tail = new Tail();
    double[] distances = new double[1_000];
    java.util.Arrays.fill(distances, 0, 20, 31);
    java.util.Arrays.fill(distances, 20, 1_000, 128);
    tail.add(distances, distances.length);

    double threshold = tail.threshold(.01);

    assertThat(threshold).isLessThan(31);
    assertThat(tail.within(threshold)).isEqualTo(new Proportion(0, 1_000));
  }

  @Test
  void countsThatReachBeyondWhatIsKeptAreNotGuessed() {
    Tail tail = new Tail();
    double[] distances = new SplittableRandom(1).doubles(200_000).toArray();
    tail.add(distances, distances.length);

    assertThat(tail.within(.9)).isNull();
    assertThat(tail.reaches(.9)).isFalse();
  }
}
