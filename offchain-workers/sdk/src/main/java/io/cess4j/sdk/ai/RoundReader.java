package io.cess4j.sdk.ai;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.event.AiGapEvent;
import io.cess4j.chain.event.AiGapOutcomeStruck;
import io.cess4j.chain.event.AiGapRoundEnded;
import io.cess4j.chain.event.AiGapRoundFailed;
import io.cess4j.chain.event.AiGapUpdateCommitted;
import io.cess4j.chain.event.AiGapUpdateRevealed;
import io.cess4j.chain.event.AiGapUpdatesIncluded;
import io.cess4j.chain.event.AiGapVoteRevealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the events of a task by round. */
final class RoundReader {
  private static final class Gathered {
    private int committed;
    private int revealed;
    private int included;
    private int voted;
    private final List<Bytes32> struck = new ArrayList<>();
    private Optional<AiGapOutcome> outcome = Optional.empty();
    private boolean failed;
  }

  private final SortedMap<Integer, Gathered> rounds = new TreeMap<>();

  static List<RoundView> read(List<AiGapEvent> events) {
    RoundReader reader = new RoundReader();
    events.forEach(reader::add);
    return reader.rounds.entrySet().stream()
        .map(entry -> view(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static RoundView view(int number, Gathered round) {
    return new RoundView(
        number,
        round.committed,
        round.revealed,
        round.included,
        round.voted,
        round.struck,
        round.outcome,
        round.failed);
  }

  private void add(AiGapEvent event) {
    switch (event) {
      case AiGapUpdateCommitted e -> of(e.round()).committed |= 1 << e.seat();
      case AiGapUpdateRevealed e -> of(e.round()).revealed |= 1 << e.seat();
      case AiGapUpdatesIncluded e -> of(e.round()).included = e.included();
      case AiGapVoteRevealed e -> of(e.round()).voted |= 1 << e.seat();
      case AiGapOutcomeStruck e -> of(e.round()).struck.add(e.outcome());
      case AiGapRoundEnded e -> of(e.round()).outcome = Optional.of(e.words());
      case AiGapRoundFailed e -> of(e.round()).failed = true;
      default -> {
        // tells nothing of a round's result
      }
    }
  }

  private Gathered of(int round) {
    return rounds.computeIfAbsent(round, number -> new Gathered());
  }
}
