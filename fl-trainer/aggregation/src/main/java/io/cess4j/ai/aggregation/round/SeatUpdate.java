package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * An included update.
 *
 * @param seat of its sender in the task, 0 to 31
 */
public record SeatUpdate(int seat, FixedVector update) {
  /**
   * @throws ValueOutOfRangeException for another seat
   * @throws VectorRejected for a vector that is no update
   */
  public SeatUpdate {
    ValueOutOfRangeException.check("seat", 0, RuleParameters.MAXIMUM_UPDATES - 1, seat);
    if (update.kind() != VectorKind.UPDATE) {
      throw new VectorRejected(
          "seat %d sent a %s, expected a vector of kind UPDATE".formatted(seat, update));
    }
  }
}
