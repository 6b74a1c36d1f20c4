package io.cess4j.proofs.sale;

import io.cess4j.proofs.bls.G1;

/** What a delivery turned out to hold. */
public sealed interface SaleOpening {
  /** The data key fits its commitment. Mask keys show themselves when fragments are unmasked. */
  record Opened(SoldKeys keys) implements SaleOpening {}

  /**
   * The data key is another one: {@code secret} shows it to the chain, and the price comes back.
   *
   * @param secret S, for KeySales.complain
   */
  record WrongKey(G1 secret) implements SaleOpening {}
}
