package io.cess4j.chain.contract;

/** Where a consensus node stands, in the order of IR2sStaking.NodeState. */
public enum NodeState {
  /** Unknown. */
  NONE,
  /** May stand in elections. */
  ACTIVE,
  /** Stands in none; its stake stays liable. */
  EXITING,
  /** For equivocation: the same, for ever. */
  EXPELLED,
  /** Its stake has been paid out. */
  WITHDRAWN
}
