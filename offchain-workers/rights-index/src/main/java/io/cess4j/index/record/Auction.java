package io.cess4j.index.record;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A running auction.
 *
 * @param certificate for sale
 * @param seller who began it
 * @param reserve wei, the least first bid
 * @param bidder of the highest bid, zero for none
 * @param bid wei
 * @param end seconds of the epoch
 * @param at where it began
 */
public record Auction(
    long certificate,
    Address seller,
    BigInteger reserve,
    Address bidder,
    BigInteger bid,
    long end,
    Where at) {
  /** With a higher bid. */
  public Auction bid(Address by, BigInteger amount, long newEnd) {
    return new Auction(certificate, seller, reserve, by, amount, newEnd, at);
  }
}
