package io.cess4j.ai.aggregation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What f attackers can do who know everything and send whatever they like. */
class RobustnessTest {
  private static final Hash256 BEAT = Hash256.fromHex("5e".repeat(32));
  private static final int COMPONENTS = 200;
  private static final int HONEST = 7;
  private static final int F = 3;
  private static final int BOUND = VectorKind.UPDATE.bound();

  /** Of each column at least one honest value lies on either side of what is kept. */
  @ParameterizedTest
  @ValueSource(strings = {"trimmed-mean", "median"})
  void noCoordinateLeavesTheHonestRange(String name) {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int[][] honest = honest(random);
      int[] result = aggregated(name, honest, wild(random));
      for (int j = 0; j < COMPONENTS; j++) {
        int column = j;
        int[] values = Arrays.stream(honest).mapToInt(row -> row[column]).sorted().toArray();
        assertThat(result[j])
            .as("seed %d, component %d", seed, j)
            .isBetween(values[0], values[HONEST - 1]);
      }
    }
  }

  /**
   * The mean of the honest updates is left by no more than a few times their own spread, however
   * far the attackers are; the plain mean goes wherever they want.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "trimmed-mean",
        "median",
        "multi-krum",
        "geometric-median",
        "nnm+trimmed-mean",
        "nnm+median",
        "nnm+geometric-median",
        "clip+nnm+trimmed-mean",
        Rule.DEFAULT
      })
  void attackersAtTheBoundsDoNotMoveTheResultFar(String name) {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      int[][] honest = honest(random);
      int[][] attackers = new int[F][COMPONENTS];
      for (int[] row : attackers) {
        Arrays.fill(row, -BOUND);
      }
      int[] mean = Columns.mean(honest, IntStream.range(0, HONEST));
      long spread = Arrays.stream(Sums.distancesTo(honest, mean)).max().orElseThrow();

      long error = distance(aggregated(name, honest, attackers), mean);
      assertThat(error).as("seed %d", seed).isLessThan(3 * spread);
      assertThat(distance(aggregated("mean", honest, attackers), mean)).isGreaterThan(20 * spread);
    }
  }

  @Test
  void bucketsOfTwoBearOneAttackerInEachOfFewerThanHalf() {
    Random random = new Random(4);
    int[][] honest = honest(random);
    int[][] attackers = new int[1][COMPONENTS];
    Arrays.fill(attackers[0], BOUND);
    int[] mean = Columns.mean(honest, IntStream.range(0, HONEST));
    long spread = Arrays.stream(Sums.distancesTo(honest, mean)).max().orElseThrow();

    int[] result = rule("bucketing+median", 1, honest, attackers);

    assertThat(distance(result, mean)).isLessThan(3 * spread);
  }

  @Test
  void centeredClippingIsMovedByNoMoreThanItsRadiusAnAttacker() {
    Random random = new Random(5);
    int[][] honest = honest(random);
    RuleSettings settings = new RuleSettings(F, 1, 1, 10_000);
    FixedVector zero = FixedVector.zero(VectorKind.DIRECTION, COMPONENTS);
    Rule rule = Rule.named("centered-clipping", settings);

    int[] without = rule.aggregate(updates(honest, new int[F][COMPONENTS]), zero, BEAT).toInts();
    int[] with = rule.aggregate(updates(honest, wild(random)), zero, BEAT).toInts();

    // Each of F attackers adds at most the radius through the number of updates.
    assertThat(distance(with, without))
        .isLessThanOrEqualTo(F * 10_000L / (HONEST + F) + COMPONENTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mean",
        "median",
        "trimmed-mean",
        "multi-krum",
        "geometric-median",
        "nnm+trimmed-mean",
        "bucketing+median",
        Rule.DEFAULT
      })
  void updatesThatAgreeAreTheResult(String name) {
    int[] row = honest(new Random(9))[0];
    int[][] same = new int[HONEST][];
    Arrays.fill(same, row);
    int[][] rest = new int[F][];
    Arrays.fill(rest, row);

    assertThat(aggregated(name, same, rest)).isEqualTo(row);
  }

  /** Ranks decide ties only; where there are none the order of the seats changes nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"mean", "median", "trimmed-mean", "multi-krum", "geometric-median", Rule.DEFAULT})
  void withoutTiesTheOrderDoesNotMatter(String name) {
    Random random = new Random(6);
    List<FixedVector> updates = new ArrayList<>(updates(honest(random), wild(random)));
    FixedVector last = FixedVector.of(VectorKind.DIRECTION, honest(random)[0]);
    Rule rule = Rule.named(name, RuleSettings.of(F));
    FixedVector expected = rule.aggregate(updates, last, BEAT);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(updates, random);
      assertThat(rule.aggregate(updates, last, BEAT)).isEqualTo(expected);
    }
  }

  private static int[] aggregated(String name, int[][] honest, int[][] attackers) {
    return rule(name, F, honest, attackers);
  }

  private static int[] rule(String name, int f, int[][] honest, int[][] attackers) {
    return Rule.named(name, RuleSettings.of(f))
        .aggregate(
            updates(honest, attackers), FixedVector.zero(VectorKind.DIRECTION, COMPONENTS), BEAT)
        .toInts();
  }

  private static List<FixedVector> updates(int[][] honest, int[][] attackers) {
    return Stream.concat(Arrays.stream(honest), Arrays.stream(attackers))
        .map(row -> FixedVector.of(VectorKind.UPDATE, row))
        .toList();
  }

  private static int[][] honest(Random random) {
    int[] common = random.ints(COMPONENTS, -20_000, 20_000).toArray();
    int[][] rows = new int[HONEST][];
    for (int i = 0; i < HONEST; i++) {
      rows[i] = random.ints(COMPONENTS, -5_000, 5_000).toArray();
      Columns.add(common, COMPONENTS, rows[i]);
    }
    return rows;
  }

  private static int[][] wild(Random random) {
    int[][] rows = new int[F][];
    for (int i = 0; i < F; i++) {
      rows[i] = random.ints(COMPONENTS, -BOUND, BOUND + 1).toArray();
    }
    return rows;
  }

  private static long distance(int[] one, int[] other) {
    return Isqrt.of(Sums.squaredDistance(one, other, 0, COMPONENTS));
  }
}
