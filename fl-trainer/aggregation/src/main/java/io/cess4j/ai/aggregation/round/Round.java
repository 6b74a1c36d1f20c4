package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.AggregationException.RoundRejected;
import io.cess4j.ai.aggregation.vector.FixedVector;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that an outcome follows from.
 *
 * @param updates at most one a seat; given in any order, kept in the order of their seats, so that
 *     a place in this list is a <b>rank</b>
 */
public record Round(RuleParameters parameters, ModelState state, List<SeatUpdate> updates) {
  /**
   * @throws RoundRejected if a seat comes twice or an update has another length than the model
   */
  public Round {
    updates = updates.stream().sorted(Comparator.comparingInt(SeatUpdate::seat)).toList();
    for (int i = 0; i < updates.size(); i++) {
      SeatUpdate update = updates.get(i);
      if (i > 0 && update.seat() == updates.get(i - 1).seat()) {
        throw new RoundRejected(
            "seat %d has two updates: take the one that was revealed".formatted(update.seat()));
      }
      if (update.update().length() != state.model().length()) {
        throw new RoundRejected(
            "the update of seat %d has %d components but the model %d: leave it out"
                .formatted(update.seat(), update.update().length(), state.model().length()));
      }
    }
  }

  /** Whether the updates suffice; with fewer a round changes nothing and has no outcome. */
  public boolean suffices() {
    return updates.size() >= parameters.fewest();
  }

  /** Bitmap of the seats. */
  public int included() {
    return updates.stream().mapToInt(update -> 1 << update.seat()).reduce(0, (a, b) -> a | b);
  }

  /** Updates (m). */
  public int size() {
    return updates.size();
  }

  FixedVector update(int rank) {
    return updates.get(rank).update();
  }
}
