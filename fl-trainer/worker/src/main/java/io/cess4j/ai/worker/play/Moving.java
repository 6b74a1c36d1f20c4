package io.cess4j.ai.worker.play;

import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapRound;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.transaction.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves a task on when nobody has to be waited for. Anybody may; so that not all pay for the same
 * poke, each waits a little longer than the seat before.
 */
final class Moving {
  private final Desk desk;
  private final Duration stagger;
  private @Nullable AiGapRound ripe;
  private Instant ripeSince = Instant.EPOCH;

  /**
   * @param stagger that each seat waits for the one before
   */
  Moving(Desk desk, Duration stagger) {
    this.desk = desk;
    this.stagger = stagger;
  }

  /** A poke or conclusion that was sent. */
  Optional<Receipt> move(AiGapState state) {
    AiGapRound round = state.round();
    if (!isRipe(state)) {
      return Optional.empty();
    }
    if (!Objects.equals(ripe, round)) {
      ripe = round;
      ripeSince = desk.now();
    }
    int before = Integer.bitCount(round.active() & ((1 << desk.seat()) - 1));
    if (desk.now().isBefore(ripeSince.plus(stagger.multipliedBy(before)))) {
      return Optional.empty();
    }
    if (round.phase() != AiGapPhase.CHALLENGE) {
      return Optional.of(desk.ai().rounds().poke(desk.sender(), desk.task()));
    }
    Optional<AiGapOutcome> leader = Past.of(desk).outcome(round.number(), state.leader());
    return leader.map(words -> desk.ai().rounds().conclude(desk.sender(), desk.task(), words));
  }

  private boolean isRipe(AiGapState state) {
    AiGapRound round = state.round();
    boolean late = desk.now().isAfter(round.deadline());
    return round.phase() == AiGapPhase.CHALLENGE
        ? late && state.ballot().demands() == 0
        : late || round.isComplete();
  }
}
