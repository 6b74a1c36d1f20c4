package io.cess4j.index.record;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * Licences for sale. They are stale where the seller does not hold the certificate any more.
 *
 * @param offering number
 * @param certificate whose data is licensed
 * @param seller who offers them
 * @param text SHA-256 of the licence's text
 * @param price wei
 * @param seats how many there were
 * @param sold how many are gone
 * @param term seconds, 0 for ever
 * @param withdrawn whether none is sold any more
 * @param at where
 */
public record Offering(
    long offering,
    long certificate,
    Address seller,
    Bytes32 text,
    BigInteger price,
    long seats,
    long sold,
    long term,
    boolean withdrawn,
    Where at) {
  /** At another price. */
  public Offering priced(BigInteger newPrice) {
    return new Offering(
        offering, certificate, seller, text, newPrice, seats, sold, term, withdrawn, at);
  }

  /** With one seat less. */
  public Offering sell() {
    return new Offering(
        offering, certificate, seller, text, price, seats, sold + 1, term, withdrawn, at);
  }

  /** With no more sales. */
  public Offering closed() {
    return new Offering(offering, certificate, seller, text, price, seats, sold, term, true, at);
  }
}
