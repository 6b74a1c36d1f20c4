package io.cess4j.ai.aggregation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.aggregation.AggregationException.RuleRejected;
import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule on numbers that can be followed by hand. */
class RuleTest {
  private static final Hash256 BEAT = Hash256.fromHex("5e".repeat(32));

  @Test
  void meanDividesTowardZero() {
    assertThat(combined("mean", 0, row(1, -1), row(2, -2))).containsExactly(1, -1);
  }

  @Test
  void medianTakesTheMiddleOrTheMeanOfTwo() {
    assertThat(combined("median", 0, row(9, 1), row(-5, 2), row(3, 3))).containsExactly(3, 2);
    assertThat(combined("median", 0, row(9), row(-5), row(3), row(4))).containsExactly(3);
    assertThat(combined("median", 0, row(-9), row(5), row(-3), row(-4))).containsExactly(-3);
    assertThat(combined("median", 0, row(7))).containsExactly(7);
  }

  @Test
  void trimmedMeanLeavesTheEndsOfEachColumnOut() {
    int[][] rows = {row(100, 1), row(1, 100), row(2, 2), row(3, 3), row(-100, -100)};

    assertThat(combined("trimmed-mean", 1, rows)).containsExactly(2, 2);
    assertThat(combined("trimmed-mean", 2, rows)).containsExactly(2, 2);
    assertThat(combined("trimmed-mean", 0, rows)).containsExactly(1, 1);
  }

  @Test
  void multiKrumLeavesOutWhoIsFarFromTheOthers() {
    int[][] rows = {row(10, 0), row(11, 1), row(500, 500), row(12, 2), row(11, 0)};

    assertThat(combined("multi-krum", 1, rows)).containsExactly(11, 0);
  }

  @Test
  void multiKrumOfEqualScoresTakesTheLowerRanks() {
    int[][] rows = {row(0), row(0), row(4), row(4), row(4), row(0)};

    // Scores of the three nearest: all 16; ranks 0 to 4 remain.
    assertThat(combined("multi-krum", 1, rows)).containsExactly(12 / 5);
  }

  @Test
  void geometricMedianStaysWithTheMajority() {
    int[] far = row(500_000, -500_000);
    int[][] rows = {row(100, 100), row(110, 90), row(90, 110), far, row(105, 100)};

    int[] median = combined("geometric-median", 1, rows);

    assertThat(median[0]).isBetween(90, 115);
    assertThat(median[1]).isBetween(85, 110);
  }

  @Test
  void geometricMedianOfCollinearPointsIsTheirMiddle() {
    assertThat(combined("geometric-median", 1, row(0), row(1000), row(100_000))[0])
        .isBetween(998, 1000);
  }

  @Test
  void centeredClippingGoesNoFurtherThanItsRadius() {
    RuleSettings settings = new RuleSettings(0, 1, 1, 30);
    FixedVector last = FixedVector.of(VectorKind.DIRECTION, 100, 0);

    FixedVector moved =
        Rule.named("centered-clipping", settings)
            .aggregate(updates(row(100, 300_000), row(100, 10)), last, BEAT);

    assertThat(moved.toInts()).containsExactly(100, (30 + 10) / 2);
  }

  @Test
  void clipShortensToTheMedianNorm() {
    int[][] rows = {row(3, 4), row(0, 10), row(300, 400)};

    assertThat(combined("clip+mean", 0, rows)).containsExactly((3 + 6) / 3, (4 + 10 + 8) / 3);
  }

  @Test
  void clipToShortensToTheNormOfTheSettings() {
    Rule rule = Rule.named("clip-to+mean", new RuleSettings(0, 1, 1, 50));

    assertThat(rule.aggregate(updates(row(300, -400)), zero(2), BEAT).toInts())
        .containsExactly(30, -40);
    assertThatThrownBy(() -> Rule.named("clip-to+mean", RuleSettings.of(0)))
        .isInstanceOf(ValueOutOfRangeException.class)
        .hasMessageContaining("radius");
  }

  @Test
  void gateLeavesOutTheMostOpposedButNeverMoreThanF() {
    FixedVector last = FixedVector.of(VectorKind.DIRECTION, 1, 0);
    int[][] rows = {row(-1, 1), row(2, 2), row(-9, 3), row(4, 4), row(-9, 5)};

    assertThat(gated(1, last, rows)).containsExactly((-1 + 2 + 4 - 9) / 4, (1 + 2 + 4 + 5) / 4);
    // 2f + 1 must be left: of five none may go where f is 2.
    assertThat(gated(2, last, rows)).containsExactly(-13 / 5, 3);
    assertThat(gated(0, last, rows)).containsExactly(-13 / 5, 3);
  }

  private static int[] gated(int f, FixedVector last, int[]... rows) {
    return Rule.named("gate+mean", RuleSettings.of(f))
        .aggregate(updates(rows), last, BEAT)
        .toInts();
  }

  @Test
  void mixingReplacesEachByTheMeanOfItsNearest() {
    int[][] rows = {row(0), row(10), row(14), row(1000)};

    // Neighbours, three each: {0,1,2}, {0,1,2}, {0,1,2}, {1,2,3}.
    assertThat(combined("nnm+mean", 1, rows)).containsExactly((8 + 8 + 8 + 341) / 4);
  }

  @Test
  void bucketsFollowFromTheBeat() {
    int[][] rows = {row(1), row(10), row(100), row(1000), row(10_000)};
    int[] order = Shuffle.of(5, BEAT);
    int first = (rows[order[0]][0] + rows[order[1]][0]) / 2;
    int second = (rows[order[2]][0] + rows[order[3]][0]) / 2;
    int third = rows[order[4]][0];

    assertThat(combined("bucketing+mean", 0, rows)).containsExactly((first + second + third) / 3);
    assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(Shuffle.of(32, BEAT)).isNotEqualTo(Shuffle.of(32, Hash256.of(new byte[32])));
    assertThat(Shuffle.of(1, BEAT)).containsExactly(0);
  }

  /** Each rank comes to each place about equally often. */
  @Test
  void shufflesAreFair() {
    int[] firsts = new int[25];
    for (int i = 0; i < 5000; i++) {
      byte[] beat = new byte[32];
      beat[0] = (byte) i;
      beat[1] = (byte) (i >> 8);
      int[] order = Shuffle.of(5, Hash256.of(beat));
      for (int place = 0; place < 5; place++) {
        firsts[5 * place + order[place]]++;
      }
    }
    assertThat(Arrays.stream(firsts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(880, 1120));
  }

  @ParameterizedTest
  @CsvSource({
    "trimmed-mean,2,4,5",
    "multi-krum,2,6,7",
    "gate+mean,2,4,5",
    "nnm+mean,4,4,5",
    "clip+gate+nnm+trimmed-mean,1,2,3",
    "bucketing+trimmed-mean,1,4,3"
  })
  void tooFewUpdatesForTheirFAreRefused(String name, int f, int given, int needed) {
    int[][] rows = new int[given][1];

    assertThatThrownBy(() -> combined(name, f, rows))
        .isInstanceOf(RuleRejected.class)
        .hasMessageContaining("needs %d for f = %d".formatted(needed, f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "krum", "mean+", "+mean", "clip", "mean+clip", "clip++mean", "Mean"})
  void namesOfNoRuleAreRefused(String name) {
    assertThatThrownBy(() -> Rule.named(name, RuleSettings.of(0))).isInstanceOf(RuleRejected.class);
  }

  @Test
  void noUpdatesAndOtherVectorsAreRefused() {
    Rule rule = Rule.named("mean", RuleSettings.of(0));
    FixedVector model = FixedVector.zero(VectorKind.MODEL, 2);

    assertThatThrownBy(() -> rule.aggregate(List.of(), zero(2), BEAT))
        .isInstanceOf(RuleRejected.class);
    assertThatThrownBy(() -> rule.aggregate(updates(row(1)), zero(2), BEAT))
        .isInstanceOf(VectorRejected.class);
    assertThatThrownBy(() -> rule.aggregate(List.of(model), zero(2), BEAT))
        .isInstanceOf(VectorRejected.class);
  }

  private static int[] combined(String name, int f, int[]... rows) {
    return Rule.named(name, RuleSettings.of(f))
        .aggregate(updates(rows), zero(rows[0].length), BEAT)
        .toInts();
  }

  private static List<FixedVector> updates(int[]... rows) {
    return Arrays.stream(rows).map(row -> FixedVector.of(VectorKind.UPDATE, row)).toList();
  }

  private static FixedVector zero(int components) {
    return FixedVector.zero(VectorKind.DIRECTION, components);
  }

  private static int[] row(int... values) {
    return values;
  }
}
