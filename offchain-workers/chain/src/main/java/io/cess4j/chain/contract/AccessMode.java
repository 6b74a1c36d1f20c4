package io.cess4j.chain.contract;

/** Who may read, in the order of {@code IAccessTerms.Access}. */
public enum AccessMode {
  /** Nobody. */
  CLOSED,
  /** Accounts that the holder listed. */
  LISTED,
  /** Everybody but accounts that the holder blocked. */
  OPEN
}
