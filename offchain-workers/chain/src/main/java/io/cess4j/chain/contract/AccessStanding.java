package io.cess4j.chain.contract;

/** What the holder says of an account, in the order of {@code IAccessTerms.Standing}. */
public enum AccessStanding {
  /** Nothing. */
  NONE,
  /** It may read. */
  LISTED,
  /** It may not. */
  BLOCKED
}
