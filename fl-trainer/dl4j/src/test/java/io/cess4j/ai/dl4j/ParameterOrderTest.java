package io.cess4j.ai.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.training.Architecture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterOrderTest {
  @ParameterizedTest
  @ValueSource(strings = {"mlp-5-3-2/1", "cnn-small-8x8x3-4/1"})
  void everyParameterHasOnePlace(String architecture) {
    ParameterOrder order = new ParameterOrder(Architecture.named(architecture));
    float[] ours = new float[Architecture.named(architecture).parameters()];
    for (int i = 0; i < ours.length; i++) {
      ours[i] = i;
    }

    float[] theirs = order.toDl4j(ours);

    assertThat(order.fromDl4j(theirs)).isEqualTo(ours);
    float[] sorted = theirs.clone();
    Arrays.sort(sorted);
    assertThat(sorted).isEqualTo(ours);
  }

  @Test
  void denseWeightsLieColumnByColumn() {
    float[] theirs =
        new ParameterOrder(Architecture.named("mlp-2-3-2/1"))
            .toDl4j(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});

    assertThat(theirs).startsWith(0, 3, 1, 4, 2, 5, 6, 7, 8, 9, 11, 13, 10, 12, 14, 15, 16);
  }
}
