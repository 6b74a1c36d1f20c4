package io.cess4j.index.record;

/** Kinds of entries in a certificate's books. */
public enum What {
  /** History: registered. */
  REGISTERED,
  /** History: another holder. */
  TRANSFERRED,
  /** History: flagged; {@code other} showed it, {@code reference} is the other certificate. */
  FLAGGED,
  /** History: a flag went. */
  FLAG_CLEARED,
  /** History: disputed. */
  DISPUTED,
  /** History: a dispute ended; {@code reference} is its round. */
  DISPUTE_CLOSED,
  /** History: prices or access changed. */
  TERMS_CHANGED,
  /** History: a parent was named; {@code reference} is its number. */
  DESCENDED,
  /** History: no more parents. */
  LINEAGE_SEALED,
  /** Purchase: sold at a fixed price. */
  SOLD,
  /** Purchase: sold by an offer. */
  OFFER_ACCEPTED,
  /** Purchase: sold by an auction. */
  AUCTIONED,
  /** Purchase: licensed; {@code reference} is the licence. */
  LICENSED,
  /** Purchase: subscribed. */
  SUBSCRIBED,
  /** Purchase: a subscription ended early; the amount went back. */
  SUBSCRIPTION_QUIT,
  /** Purchase: a key; {@code reference} is the sale. */
  KEY_BOUGHT,
  /** Purchase: the price of a key went back; {@code reference} is the sale. */
  KEY_REFUNDED,
  /** Revenue: came in. */
  EARNED,
  /** Revenue: came in from a later certificate, {@code reference}. */
  SHARE_RECEIVED,
  /** Revenue: went to a parent, {@code reference}. */
  SHARE_PASSED,
  /** Revenue: went to the holder. */
  CLAIMED,
  /** Revenue: royalty of a sale, to the creator. */
  ROYALTY
}
