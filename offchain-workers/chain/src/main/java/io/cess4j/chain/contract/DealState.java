package io.cess4j.chain.contract;

/** Where a deal stands, as IDeals.DealState. */
public enum DealState {
  /** No such deal. */
  NONE,
  /** Miners carry it (its term may have ended). */
  ACTIVE,
  /** The owner ended it. */
  REMOVED,
  /** Fewer than k of its fragments were left; its owner was refunded. */
  LOST
}
