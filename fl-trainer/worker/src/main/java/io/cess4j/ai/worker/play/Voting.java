package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.Round;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.SeatUpdate;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.worker.WorkerException.StateMissing;
import io.cess4j.ai.worker.journal.JournalEntry;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.transaction.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AGGREGATE and VOTE: computes the outcome from all included updates. */
final class Voting {
  private final Desk desk;
  private final States states;
  private final Updates updates;
  private final Reporting reporting;
  private @Nullable Computed newest;

  private record Computed(int round, int included, RoundComputation computation) {}

  Voting(Desk desk, States states, Updates updates, Reporting reporting) {
    this.desk = desk;
    this.states = states;
    this.updates = updates;
    this.reporting = reporting;
  }

  /**
   * The round computed by the rule.
   *
   * @throws StateMissing where an included update or the state before is not to be had: who has not
   *     all of them must not vote
   */
  RoundComputation computation(AiGapState state) {
    int round = state.round().number();
    int included = state.round().included();
    Computed known = newest;
    if (known != null && known.round() == round && known.included() == included) {
      return known.computation();
    }
    Duration patience = desk.until(state.round().deadline()).dividedBy(2);
    Updates.Found found =
        updates.get(round, Past.of(desk).revealed(round, included), Map.of(), patience);
    reporting.report(state.round(), found);
    Map<Integer, FixedVector> valid = found.valid();
    if (valid.size() != Integer.bitCount(included)) {
      throw new StateMissing(
          "of the %d included updates of round %d only %d are here: no vote"
              .formatted(Integer.bitCount(included), round, valid.size()));
    }
    List<SeatUpdate> all =
        valid.entrySet().stream()
            .map(entry -> new SeatUpdate(entry.getKey(), entry.getValue()))
            .toList();
    RoundComputation computation =
        RoundComputation.of(new Round(desk.rule(), states.at(state), all), desk.schedule());
    newest = new Computed(round, included, computation);
    return computation;
  }

  Receipt commit(AiGapState state) {
    int round = state.round().number();
    List<JournalEntry.Voted> decided = desk.journal().of(round, JournalEntry.Voted.class);
    JournalEntry.Voted voted = decided.isEmpty() ? decide(state) : decided.getLast();
    return desk.ai()
        .rounds()
        .commitVote(desk.sender(), desk.task(), desk.seat(), commitment(voted));
  }

  private JournalEntry.Voted decide(AiGapState state) {
    AiGapOutcome outcome = Words.outcome(computation(state).outcome());
    byte[] salt = new byte[Bytes32.LENGTH];
    desk.random().nextBytes(salt);
    JournalEntry.Voted voted =
        new JournalEntry.Voted(state.round().number(), outcome, Bytes32.of(salt));
    desk.journal().append(voted);
    return voted;
  }

  /** Empty where this participant has no part in what was committed. */
  Optional<Receipt> reveal(AiGapState state) {
    Bytes32 committed = desk.ai().rounds().seatOf(desk.task(), desk.seat()).vote();
    return desk.journal().of(state.round().number(), JournalEntry.Voted.class).stream()
        .filter(voted -> commitment(voted).equals(committed))
        .findFirst()
        .map(
            voted ->
                desk.ai()
                    .rounds()
                    .vote(desk.sender(), desk.task(), desk.seat(), voted.outcome(), voted.salt()));
  }

  private Bytes32 commitment(JournalEntry.Voted voted) {
    return desk.ai()
        .rounds()
        .voteCommitment(
            desk.task(), voted.round(), desk.seat(), Words.id(voted.outcome()), voted.salt());
  }
}
