package io.cess4j.chain.contract;

/** Which step of the rule was computed wrong, as IAggregationDispute.Step. */
public enum AiGapStep {
  /** Running totals of squared norms. */
  NORM,
  /** Who is kept and whose neighbour, or contributions. */
  SELECTION,
  /** Running totals of products and distances. */
  SIMILARITY,
  /** The trimmed mean. */
  DIRECTION,
  /** Momentum. */
  VELOCITY,
  /** The model after the round. */
  MODEL,
  /** A place behind the last leaf of a tree. */
  PADDING
}
