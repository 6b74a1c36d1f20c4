package io.cess4j.index.record;

/** What became of an offer to buy a certificate. */
public enum OfferState {
  /** It may be accepted. */
  OPEN,
  /** Its buyer took it back. */
  WITHDRAWN,
  /** The holder took it. */
  ACCEPTED
}
