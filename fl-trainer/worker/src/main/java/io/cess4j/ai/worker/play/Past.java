package io.cess4j.ai.worker.play;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.event.AiGapEvent;
import io.cess4j.chain.event.AiGapRoundEnded;
import io.cess4j.chain.event.AiGapUpdateRevealed;
import io.cess4j.chain.event.AiGapVoteRevealed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the chain has seen of a task's rounds.
 *
 * @param events oldest first
 */
record Past(List<AiGapEvent> events) {
  static Past of(Desk desk) {
    return new Past(desk.ai().index().roundsOf(desk.task(), 0));
  }

  /** Updates that were revealed in a round, by seat. */
  Map<Integer, AiGapUpdateRevealed> revealed(int round) {
    Map<Integer, AiGapUpdateRevealed> revealed = new TreeMap<>();
    for (AiGapEvent event : events) {
      if (event instanceof AiGapUpdateRevealed one && one.round() == round) {
        revealed.put(one.seat(), one);
      }
    }
    return revealed;
  }

  /** Those of a set of seats only. */
  Map<Integer, AiGapUpdateRevealed> revealed(int round, int seats) {
    Map<Integer, AiGapUpdateRevealed> revealed = revealed(round);
    revealed.keySet().removeIf(seat -> (seats >>> seat & 1) == 0);
    return revealed;
  }

  /** The words of an outcome that somebody voted for. */
  Optional<AiGapOutcome> outcome(int round, Bytes32 id) {
    return events.stream()
        .filter(AiGapVoteRevealed.class::isInstance)
        .map(AiGapVoteRevealed.class::cast)
        .filter(vote -> vote.round() == round && vote.outcome().equals(id))
        .map(AiGapVoteRevealed::words)
        .findFirst();
  }

  /** The round that ended as the n-th with an outcome, from 1. */
  Optional<AiGapRoundEnded> ended(int n) {
    return events.stream()
        .filter(AiGapRoundEnded.class::isInstance)
        .map(AiGapRoundEnded.class::cast)
        .filter(round -> round.ended() == n)
        .findFirst();
  }
}
