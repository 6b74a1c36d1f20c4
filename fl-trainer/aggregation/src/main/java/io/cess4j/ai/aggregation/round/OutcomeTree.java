package io.cess4j.ai.aggregation.round;

/**
 * The trees of an outcome, in the order in which they are compared: each follows from those before.
 */
public enum OutcomeTree {
  NORMS,
  SIMILARITIES,
  DIRECTION,
  VELOCITY,
  MODEL
}
