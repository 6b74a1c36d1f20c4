package io.cess4j.chain.contract;

/** Trees of an outcome whose nodes may be demanded, as IAiGapDemands.Tree. */
public enum AiGapTree {
  /** Running totals of squared norms. */
  NORMS,
  /** Running totals of products and distances. */
  SIMILARITIES,
  /** What the rule made of the updates. */
  DIRECTION,
  /** Sum of directions. */
  VELOCITY,
  /** The model after the round. */
  MODEL,
  /** The update of a seat. */
  UPDATE
}
