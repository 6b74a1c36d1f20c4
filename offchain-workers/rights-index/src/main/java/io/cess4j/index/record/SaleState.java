package io.cess4j.index.record;

/** What became of a purchase of a key. */
public enum SaleState {
  /** The price is locked. */
  BOUGHT,
  /** The key is there, the window for complaints is open. */
  DELIVERED,
  /** The price went to the certificate. */
  COMPLETED,
  /** The price went back. */
  REFUNDED
}
