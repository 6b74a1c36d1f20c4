package io.cess4j.ai.aggregation.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.vector.FixedVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Compares a computation with {@link ReferenceRound}. */
final class Reference {
  private Reference() {}

  static ReferenceRound of(Round round) {
    RuleParameters parameters = round.parameters();
    ReferenceRound reference =
        new ReferenceRound(
            parameters.f(), parameters.gate(), parameters.momentum(), parameters.rate());
    reference.seats = round.updates().stream().mapToInt(SeatUpdate::seat).toArray();
    reference.u =
        round.updates().stream()
            .map(update -> numbers(update.update()))
            .toArray(BigInteger[][]::new);
    reference.base = numbers(round.state().model());
    reference.lastDirection = numbers(round.state().direction());
    reference.lastVelocity = numbers(round.state().velocity());
    reference.compute();
    return reference;
  }

  /** Everything that the two compute, from the numbers in the middle to the id. */
  static void assertSame(RoundComputation computed) {
    ReferenceRound expected = of(computed.round());
    Selection selection = computed.selection();
    Outcome outcome = computed.outcome();
    assertThat(selection.norms().values())
        .containsExactly(
            Arrays.stream(expected.norms).map(BigInteger::longValueExact).toArray(Long[]::new));
    assertThat(selection.norms().median()).isEqualTo(expected.median.longValueExact());
    assertRecords(computed, OutcomeTree.NORMS, expected.normRecords);
    assertRecords(computed, OutcomeTree.SIMILARITIES, expected.similarityRecords);
    assertThat(selection.kept()).isEqualTo(expected.kept.intValue());
    assertThat(selection.neighbours())
        .containsExactly(
            Arrays.stream(expected.neighbours).map(BigInteger::intValue).toArray(Integer[]::new));
    assertThat(numbers(computed.state().direction())).isEqualTo(expected.t);
    assertThat(numbers(computed.state().velocity())).isEqualTo(expected.v);
    assertThat(numbers(computed.state().model())).isEqualTo(expected.model);
    assertThat(outcome.included()).isEqualTo(expected.included.intValue());
    assertThat(new BigInteger(1, outcome.contributions().toBytes()))
        .isEqualTo(expected.contributions);
    assertThat(outcome.norms().toBytes()).isEqualTo(expected.normsRoot);
    assertThat(outcome.selection().toBytes()).isEqualTo(expected.selection);
    assertThat(outcome.similarities().toBytes()).isEqualTo(expected.similaritiesRoot);
    assertThat(outcome.direction().toBytes()).isEqualTo(ReferenceRound.vectorRoot(expected.t));
    assertThat(outcome.velocity().toBytes()).isEqualTo(ReferenceRound.vectorRoot(expected.v));
    assertThat(outcome.model().toBytes()).isEqualTo(ReferenceRound.vectorRoot(expected.model));
    assertThat(outcome.id().toBytes()).isEqualTo(expected.outcome);
  }

  private static void assertRecords(
      RoundComputation computed, OutcomeTree tree, List<byte[]> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(computed.record(tree, i)).as("%s %d", tree, i).isEqualTo(expected.get(i));
    }
  }

  private static BigInteger[] numbers(FixedVector vector) {
    return ReferenceRound.numbers(vector.toInts());
  }
}
