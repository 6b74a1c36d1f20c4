package io.cess4j.ai.aggregation.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.rule.Rule;
import io.cess4j.ai.aggregation.rule.RuleSettings;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundComputationTest {
  private static final Schedule SINGLE = Schedule.threads(1);
  private static final RuleParameters GATED = new RuleParameters(2, true, 58_982, 65_536);

  @ParameterizedTest
  @CsvSource({
    "1,1,0,0",
    "2,1,0,0",
    "64,3,1,1",
    "65,3,1,0",
    "129,7,3,3",
    "200,8,3,2",
    "500,9,2,1",
    "70,31,15,9",
    "70,32,15,14",
    "70,32,0,3",
    "191,12,1,5"
  })
  void isWhatTheSecondImplementationComputes(int components, int updates, int f, int attackers) {
    for (boolean gate : new boolean[] {false, true}) {
      Drawn drawn = new Drawn(31L * components + updates, components);
      RuleParameters parameters = new RuleParameters(f, gate, 60_000, 90_000);
      int[] seats = IntStream.range(0, updates).toArray();
      ModelState state = drawn.advanced();
      for (int i = 0; i < 2; i++) {
        Round round = new Round(parameters, state, drawn.updates(attackers, seats));
        RoundComputation computed = RoundComputation.of(round, SINGLE);
        Reference.assertSame(computed);
        state = computed.state();
      }
    }
  }

  /** Any numbers within the bounds, each update anywhere. */
  @Test
  void wildUpdatesToo() {
    for (int seed = 0; seed < 20; seed++) {
      Drawn drawn = new Drawn(seed, 130);
      List<SeatUpdate> updates =
          IntStream.range(0, 6).mapToObj(seat -> new SeatUpdate(seat, drawn.wild())).toList();
      Round round = new Round(GATED, drawn.advanced(), updates);
      Reference.assertSame(RoundComputation.of(round, SINGLE));
    }
  }

  @Test
  void tiesAreBrokenByRank() {
    FixedVector one = filled(70, 1000);
    FixedVector other = filled(70, -1000);
    ModelState state =
        new ModelState(
            FixedVector.zero(VectorKind.MODEL, 70),
            FixedVector.of(VectorKind.DIRECTION, filled(70, 5).toInts()),
            FixedVector.zero(VectorKind.VELOCITY, 70));
    List<SeatUpdate> updates =
        IntStream.range(0, 7)
            .mapToObj(seat -> new SeatUpdate(seat, seat < 3 ? other : one))
            .toList();

    RoundComputation computed = RoundComputation.of(new Round(GATED, state, updates), SINGLE);

    Reference.assertSame(computed);
    assertThat(computed.selection().kept()).isEqualTo(0b111_1100);
    assertThat(computed.selection().neighbours())
        .containsExactly(0, 0, 0b01_1100, 0b11_1000, 0b11_1000, 0b11_1000, 0b11_1000);
  }

  @Test
  void nothingButZerosStaysZero() {
    Round round =
        new Round(
            GATED,
            ModelState.initial(FixedVector.zero(VectorKind.MODEL, 100)),
            IntStream.range(0, 5)
                .mapToObj(seat -> new SeatUpdate(seat, FixedVector.zero(VectorKind.UPDATE, 100)))
                .toList());

    RoundComputation computed = RoundComputation.of(round, SINGLE);

    Reference.assertSame(computed);
    assertThat(computed.state()).isEqualTo(round.state());
  }

  @Test
  void orderThreadsAndBlocksChangeNothing() {
    Drawn drawn = new Drawn(77, 3333);
    ModelState state = drawn.advanced();
    List<SeatUpdate> updates = new ArrayList<>(drawn.updates(3, 0, 1, 2, 5, 8, 9, 20, 30, 31));
    RoundComputation expected = RoundComputation.of(new Round(GATED, state, updates), SINGLE);
    Random random = new Random(77);
    for (int threads : new int[] {1, 2, 3, 7, 64}) {
      for (int blocks : new int[] {1, 3, 64, 1000}) {
        Collections.shuffle(updates, random);
        Schedule schedule = new Schedule(threads, blocks);
        RoundComputation computed = RoundComputation.of(new Round(GATED, state, updates), schedule);
        assertThat(computed.outcome()).as("%s", schedule).isEqualTo(expected.outcome());
        assertThat(computed.state()).isEqualTo(expected.state());
        for (int chunk = 0; chunk < 53; chunk += 4) {
          assertThat(computed.record(OutcomeTree.SIMILARITIES, chunk))
              .isEqualTo(expected.record(OutcomeTree.SIMILARITIES, chunk));
        }
      }
    }
  }

  /** The rule by its name, whole rows at a time, gives what the round gives chunk by chunk. */
  @Test
  void theNamedRuleIsTheSame() {
    for (int seed = 0; seed < 10; seed++) {
      Drawn drawn = new Drawn(seed, 300);
      List<SeatUpdate> updates = drawn.updates(3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      Round round = new Round(new RuleParameters(3, true, 0, 65_536), drawn.advanced(), updates);

      FixedVector direction =
          Rule.named(Rule.GATED, RuleSettings.of(3))
              .aggregate(
                  updates.stream().map(SeatUpdate::update).toList(),
                  round.state().direction(),
                  Hash256.of(new byte[32]));

      assertThat(RoundComputation.of(round, SINGLE).state().direction()).isEqualTo(direction);
    }
  }

  @Test
  void everyRecordOpensUnderTheOutcome() {
    Drawn drawn = new Drawn(3, 400);
    Round round = new Round(GATED, drawn.advanced(), drawn.updates(1, 0, 1, 2, 3, 4, 5));
    RoundComputation computed = RoundComputation.of(round, new Schedule(2, 2));
    for (OutcomeTree tree : OutcomeTree.values()) {
      for (int i = 0; i < 7; i++) {
        assertThat(computed.open(tree, i).root()).isEqualTo(computed.outcome().root(tree));
      }
    }
    assertThat(computed.recordBytes(OutcomeTree.SIMILARITIES)).isEqualTo(32 * (6 + 15));
  }

  @Test
  void contributionsCountKeptNeighboursBySeat() {
    Drawn drawn = new Drawn(8, 200);
    Round round = new Round(GATED, drawn.initial(), drawn.updates(2, 3, 7, 11, 12, 13, 17, 31));
    RoundComputation computed = RoundComputation.of(round, SINGLE);
    Outcome outcome = computed.outcome();

    int sum = IntStream.range(0, 32).map(outcome::contribution).sum();
    int kept = Integer.bitCount(computed.selection().kept());
    assertThat(sum).isEqualTo(kept * (kept - 2));
    assertThat(outcome.contribution(0)).isZero();
    assertThat(outcome.contribution(3)).isEqualTo(computed.selection().contribution(0));
    assertThat(outcome.contribution(31)).isEqualTo(computed.selection().contribution(6));
  }

  /** Within the bounds no update of theirs moves a coordinate out of the range of honest means. */
  @Test
  void attackersDoNotTurnTheDirection() {
    Drawn drawn = new Drawn(21, 300);
    RuleParameters parameters = new RuleParameters(3, true, 0, 65_536);
    ModelState state = drawn.initial();
    int[] seats = IntStream.range(0, 10).toArray();
    List<SeatUpdate> attacked = drawn.updates(3, seats);
    List<SeatUpdate> honest = attacked.subList(0, 7);
    int[] wanted =
        RoundComputation.of(
                new Round(new RuleParameters(0, false, 0, 65_536), state, honest), SINGLE)
            .state()
            .direction()
            .toInts();

    ModelState first = RoundComputation.of(new Round(parameters, state, attacked), SINGLE).state();

    long product = 0;
    for (int j = 0; j < wanted.length; j++) {
      product += (long) wanted[j] * first.direction().at(j);
    }
    long norm = Arrays.stream(wanted).mapToLong(value -> (long) value * value).sum();
    assertThat(product).isGreaterThan(norm / 2);
  }

  private static FixedVector filled(int components, int value) {
    int[] values = new int[components];
    Arrays.fill(values, value);
    return FixedVector.of(VectorKind.UPDATE, values);
  }
}
