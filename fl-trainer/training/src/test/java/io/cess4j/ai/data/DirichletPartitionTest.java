package io.cess4j.ai.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirichletPartitionTest {
  private final DataSet set = SyntheticPictures.hard().draw(2_000, 1, 2);

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 100})
  void everyExampleGoesToOne(double alpha) {
    List<int[]> parts = DirichletPartition.of(set, 10, alpha, 5, 20261130);

    assertThat(parts).hasSize(10).allSatisfy(part -> assertThat(part).hasSizeGreaterThan(4));
    assertThat(parts.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .containsExactly(java.util.stream.IntStream.range(0, 2_000).toArray());
    assertThat(DirichletPartition.of(set, 10, alpha, 5, 20261130))
        .usingRecursiveComparison()
        .isEqualTo(parts);
  }

  @Test
  void alphaSaysHowAlikeTheyAre() {
    assertThat(greatestShare(0.1)).isGreaterThan(greatestShare(1)).isGreaterThan(0.4);
    assertThat(greatestShare(1)).isGreaterThan(greatestShare(1_000));
    assertThat(greatestShare(1_000)).isLessThan(0.15);
  }

  /** The share of the most frequent class, over the participants' mean. */
  private double greatestShare(double alpha) {
    return DirichletPartition.of(set, 10, alpha, 5, 20261130).stream()
        .map(set::subset)
        .mapToDouble(own -> (double) Arrays.stream(own.histogram()).max().orElse(0) / own.size())
        .average()
        .orElse(0);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> DirichletPartition.of(set, 10, 0.1, 200, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("raise alpha");
    assertThatThrownBy(() -> DirichletPartition.of(set, 1, 0.1, 1, 1)).hasMessageContaining("need");
    assertThatThrownBy(() -> DirichletPartition.of(set, 5, Double.NaN, 1, 1))
        .hasMessageContaining("need");
  }
}
