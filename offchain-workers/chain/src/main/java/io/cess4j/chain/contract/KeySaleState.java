package io.cess4j.chain.contract;

/** Where the price of a key is. */
public enum KeySaleState {
  UNKNOWN,
  /** Locked; the delivery is awaited. */
  BOUGHT,
  /** Held while the buyer may complain. */
  DELIVERED,
  /** In the certificate's inbox. */
  COMPLETED,
  /** Back. */
  REFUNDED
}
