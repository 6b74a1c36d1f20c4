package io.cess4j.ai.aggregation.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.aggregation.AggregationException.OpeningRejected;
import io.cess4j.ai.aggregation.round.Drawn;
import io.cess4j.ai.aggregation.round.Outcome;
import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.Round;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.RuleParameters;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.protocol.Hash256;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  private static final Hash256 NONSENSE = Hash256.fromHex("5e".repeat(32));

  private final RoundComputation small = computed(300, 5, 1);
  private final RoundComputation great = computed(64 * 700 + 9, 3, 1);

  private static RoundComputation computed(int components, int updates, int f) {
    Drawn drawn = new Drawn(components, components);
    int[] seats = IntStream.range(3, 3 + updates).toArray();
    RuleParameters parameters = new RuleParameters(f, true, 58_982, 65_536);
    Round round = new Round(parameters, drawn.advanced(), drawn.updates(f, seats));
    return RoundComputation.of(round, Schedule.threads(1));
  }

  @Test
  void theSameOutcomeIsAgreedWithoutADemand() {
    Liar honest = new Liar(small);

    assertThat(honest.heard(new Comparison(small, honest.outcome()))).isEqualTo(new Step.Agreed());
    assertThat(honest.demands).isZero();
  }

  @Test
  void otherSeatsAreTheChainsToDecide() {
    Outcome own = small.outcome();
    Outcome other =
        new Outcome(
            1,
            own.contributions(),
            own.norms(),
            own.selection(),
            own.similarities(),
            own.direction(),
            own.velocity(),
            own.model());

    assertThat(new Comparison(small, other).next()).isEqualTo(new Step.OtherSeats(0b1111_1000, 1));
  }

  /** One wrong word or component, at any place of any tree, alone or carried on to the end. */
  @ParameterizedTest
  @EnumSource
  void everyWrongRecordIsFoundAndRefuted(OutcomeTree tree) {
    SplittableRandom random = new SplittableRandom(tree.ordinal());
    for (int i = 0; i < 40; i++) {
      RoundComputation own = i % 4 == 0 ? great : small;
      int leaves = own.tree(tree).leaves();
      int from = i < 2 ? i * (leaves - 1) : random.nextInt(leaves);
      int to = random.nextBoolean() ? leaves : from + 1;
      int bit = random.nextInt(own.recordBytes(tree) * 8);
      if (tree.ordinal() >= OutcomeTree.DIRECTION.ordinal() && from == leaves - 1) {
        bit = random.nextInt(32);
      }
      Liar liar = new Liar(own).changes(tree, from, to, flip(bit));
      Refutation refutation = refuted(own, liar);

      assertThat(refutation.index()).as("%s %d", tree, from).isEqualTo(from);
      assertThat(refutation.getClass().getSimpleName()).isEqualToIgnoringCase(name(tree));
      assertThat(new Judge(own.round(), liar.outcome()).strikes(refutation)).isTrue();
    }
  }

  private static String name(OutcomeTree tree) {
    return switch (tree) {
      case NORMS -> "Norm";
      case SIMILARITIES -> "Similarity";
      case DIRECTION -> "Direction";
      case VELOCITY -> "Velocity";
      case MODEL -> "Model";
    };
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBehindTheLastLeafIsRefuted(OutcomeTree tree) {
    for (RoundComputation own : List.of(small, great)) {
      int leaves = own.tree(tree).leaves();
      int places = 1 << own.tree(tree).depth();
      Liar liar = new Liar(own).changes(tree, leaves, places, UnaryOperator.identity());

      Refutation refutation = refuted(own, liar);

      assertThat(refutation).isInstanceOf(Refutation.Padding.class);
      assertThat(refutation.index()).isEqualTo(leaves);
      assertThat(new Judge(own.round(), liar.outcome()).strikes(refutation)).isTrue();
    }
  }

  @Test
  void aWrongSelectionIsRefutedByTheLastRecords() {
    for (Liar liar :
        List.of(new Liar(small).selects(NONSENSE), new Liar(small).contributes(NONSENSE))) {
      Refutation refutation = refuted(small, liar);

      assertThat(refutation)
          .isEqualTo(
              new Refutation.Choice(
                  small.open(OutcomeTree.NORMS, 4), small.open(OutcomeTree.SIMILARITIES, 4)));
      assertThat(new Judge(small.round(), liar.outcome()).strikes(refutation)).isTrue();
      assertThat(liar.demands).isZero();
    }
  }

  /** Whatever else is wrong, what comes first is refuted, for the rest follows from it. */
  @Test
  void theFirstWrongTreeIsRefuted() {
    Liar liar = new Liar(great).selects(NONSENSE).contributes(NONSENSE);
    List<OutcomeTree> trees = List.of(OutcomeTree.values());
    for (int i = trees.size() - 1; i >= 0; i--) {
      liar.changes(trees.get(i), 7 * i, great.tree(trees.get(i)).leaves(), flip(255));
      if (i < 2) {
        Refutation refutation = refuted(great, liar);
        assertThat(refutation.getClass().getSimpleName()).isEqualTo(name(trees.get(i)));
        assertThat(new Judge(great.round(), liar.outcome()).strikes(refutation)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 700})
  void threeDemandsFindAnything(int place) {
    Liar liar = new Liar(great).changes(OutcomeTree.MODEL, place, 701, flip(3));
    refuted(great, liar);

    assertThat(liar.demands).isEqualTo(3);
  }

  @Test
  void aWordThatIsWrongIsNamedByItsRanks() {
    int word = 0;
    for (int left = 0; left < 5; left++) {
      assertRanks(word++, left, left);
    }
    for (int left = 0; left < 5; left++) {
      for (int right = left + 1; right < 5; right++) {
        assertRanks(word++, left, right);
      }
    }
  }

  private void assertRanks(int word, int left, int right) {
    Liar liar = new Liar(small).changes(OutcomeTree.SIMILARITIES, 2, 3, flip(256 * word + 255));
    Refutation.Similarity refutation = (Refutation.Similarity) refuted(small, liar);

    assertThat(refutation.left()).isEqualTo(left);
    assertThat(refutation.right()).isEqualTo(right);
    assertThat(new Judge(small.round(), liar.outcome()).strikes(refutation)).isTrue();
  }

  @Test
  void aTrueOutcomeWithstandsEveryRefutation() {
    Judge judge = new Judge(small.round(), small.outcome());
    for (OutcomeTree tree : OutcomeTree.values()) {
      Liar liar = new Liar(small).changes(tree, 3, 4, flip(7));
      Refutation against = refuted(small, liar);
      // The same call with the true record in place of the wrong one.
      Refutation truly = withTrueRecord(tree, against);
      assertThat(judge.strikes(truly)).as("%s", tree).isFalse();
    }
  }

  private Refutation withTrueRecord(OutcomeTree tree, Refutation refutation) {
    var record = small.open(tree, 3);
    return switch (refutation) {
      case Refutation.Norm call ->
          new Refutation.Norm(3, call.rank(), small.open(tree, 2), record, call.chunk());
      case Refutation.Similarity call ->
          new Refutation.Similarity(
              3,
              call.left(),
              call.right(),
              small.open(tree, 2),
              record,
              call.totals(),
              call.leftChunk(),
              call.rightChunk());
      case Refutation.Direction call ->
          new Refutation.Direction(3, call.selection(), call.updates(), record);
      case Refutation.Velocity call ->
          new Refutation.Velocity(3, call.last(), call.direction(), record);
      case Refutation.Model call -> new Refutation.Model(3, call.base(), call.velocity(), record);
      case Refutation.Choice call -> call;
      case Refutation.Padding call -> call;
    };
  }

  @Test
  void whatDoesNotBelongToTheTreeIsRefused() {
    Liar liar = new Liar(great).changes(OutcomeTree.NORMS, 300, 701, flip(255));
    Comparison comparison = new Comparison(great, liar.outcome());
    Step.Demand first = (Step.Demand) comparison.next();
    List<Hash256> wrong = Collections.nCopies(256, NONSENSE);

    assertThat(first.level()).isZero();
    assertThat(first.hash()).isEqualTo(liar.outcome().norms());
    assertThat(first.siblings()).isEmpty();
    assertThatThrownBy(() -> comparison.nodes(OutcomeTree.NORMS, 0, 0, wrong))
        .isInstanceOf(OpeningRejected.class)
        .hasMessageContaining("hashes to");
    assertThatThrownBy(() -> comparison.nodes(OutcomeTree.NORMS, 0, 0, wrong.subList(0, 255)))
        .isInstanceOf(OpeningRejected.class)
        .hasMessageContaining("255 nodes were shown, expected 256");
    assertThatThrownBy(() -> comparison.nodes(OutcomeTree.NORMS, 8, 1, wrong.subList(0, 4)))
        .isInstanceOf(OpeningRejected.class)
        .hasMessageContaining("nothing is known yet");
    assertThatThrownBy(() -> comparison.nodes(OutcomeTree.NORMS, 11, 0, wrong))
        .isInstanceOf(OpeningRejected.class);
    assertThatThrownBy(() -> comparison.record(OutcomeTree.NORMS, 300, new byte[96]))
        .isInstanceOf(OpeningRejected.class);
    assertThat(comparison.next()).isEqualTo(first);
  }

  @Test
  void aRecordOfAnotherLengthIsNoAnswer() {
    Liar liar = new Liar(small).changes(OutcomeTree.NORMS, 1, 2, record -> new byte[161]);
    Comparison comparison = new Comparison(small, liar.outcome());
    liar.answer((Step.Demand) comparison.next(), comparison);
    Step.Demand demand = (Step.Demand) comparison.next();

    assertThat(demand.whole()).isTrue();
    assertThat(demand.level()).isEqualTo(3);
    assertThatThrownBy(() -> liar.answer(demand, comparison))
        .isInstanceOf(OpeningRejected.class)
        .hasMessageContaining("161 bytes was shown, expected 160");
    assertThat(comparison.next()).isEqualTo(demand);
  }

  @Test
  void demandsCarryTheProofOfTheirNode() {
    Liar liar = new Liar(great).changes(OutcomeTree.VELOCITY, 513, 701, flip(3));
    Comparison comparison = new Comparison(great, liar.outcome());
    Step step = comparison.next();
    int seen = 0;
    while (step instanceof Step.Demand demand) {
      assertThat(demand.siblings()).hasSize(demand.level());
      assertThat(HashTree.fold(demand.hash(), demand.index(), demand.siblings()))
          .isEqualTo(liar.outcome().velocity());
      liar.answer(demand, comparison);
      step = comparison.next();
      seen++;
    }
    assertThat(seen).isEqualTo(3);
  }

  @Test
  void aModelOfOneChunkNeedsOneDemand() {
    RoundComputation tiny = computed(10, 3, 1);
    Liar liar = new Liar(tiny).changes(OutcomeTree.MODEL, 0, 1, flip(9));
    Refutation refutation = refuted(tiny, liar);

    assertThat(liar.demands).isOne();
    assertThat(new Judge(tiny.round(), liar.outcome()).strikes(refutation)).isTrue();
  }

  private static Refutation refuted(RoundComputation own, Liar liar) {
    Step step = liar.heard(new Comparison(own, liar.outcome()));
    assertThat(step).isInstanceOf(Step.Refuted.class);
    return ((Step.Refuted) step).refutation();
  }

  private static UnaryOperator<byte[]> flip(int bit) {
    return record -> {
      record[bit / 8] ^= (byte) (0x80 >> bit % 8);
      return record;
    };
  }
}
