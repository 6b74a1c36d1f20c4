package io.cess4j.ai.worker;

import io.cess4j.ai.aggregation.vector.FixedVector;

/** What makes a participant's update of a round. */
@FunctionalInterface
public interface UpdateMaker {
  /**
   * Trains.
   *
   * @param base model that the round begins with
   * @param round number
   * @return an update of as many components
   */
  FixedVector update(FixedVector base, int round);
}
