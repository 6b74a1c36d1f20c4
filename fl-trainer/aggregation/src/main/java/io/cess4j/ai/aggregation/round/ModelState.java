package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;

/**
 * What one round leaves to the next.
 *
 * @param model what everybody trains on
 * @param direction of the last round that ended, zero before the first
 * @param velocity of the last round that ended, zero before the first
 */
public record ModelState(FixedVector model, FixedVector direction, FixedVector velocity) {
  /**
   * @throws VectorRejected if kinds are wrong or lengths differ
   */
  public ModelState {
    require("model", model, VectorKind.MODEL, model.length());
    require("direction", direction, VectorKind.DIRECTION, model.length());
    require("velocity", velocity, VectorKind.VELOCITY, model.length());
  }

  /** Before the first round of a task. */
  public static ModelState initial(FixedVector model) {
    return new ModelState(
        model,
        FixedVector.zero(VectorKind.DIRECTION, model.length()),
        FixedVector.zero(VectorKind.VELOCITY, model.length()));
  }

  private static void require(String name, FixedVector vector, VectorKind kind, int length) {
    if (vector.kind() != kind || vector.length() != length) {
      throw new VectorRejected(
          "%s is a %s, expected a vector of kind %s of %d components: take all three from one outcome"
              .formatted(name, vector, kind, length));
    }
  }
}
