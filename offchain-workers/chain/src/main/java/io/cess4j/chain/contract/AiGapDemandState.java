package io.cess4j.chain.contract;

/** Where a demand stands, as IAiGapDemands.State. */
public enum AiGapDemandState {
  /** There is none. */
  NONE,
  /** It waits for its answer. */
  OPEN,
  /** What is below the node was shown. */
  ANSWERED,
  /** Nobody answered: the outcome was struck out. */
  REFUTED,
  /** The outcome leads no more, and the bond went back. */
  RECLAIMED
}
