package io.cess4j.chain.contract;

/** What became of an offered key, in the order of {@code IKeySales.OfferState}. */
public enum KeyOfferState {
  /** There is none. */
  UNKNOWN,
  /** For sale. */
  OPEN,
  /** For sale no longer. */
  WITHDRAWN,
  /** Somebody showed that its key is wrong. */
  REFUTED
}
