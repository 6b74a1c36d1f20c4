package io.cess4j.index.record;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * An offer to buy a certificate.
 *
 * @param offer number
 * @param certificate wanted
 * @param buyer who wants it
 * @param amount wei
 * @param until seconds of the epoch
 * @param state what became of it
 * @param at where
 */
public record Offer(
    long offer,
    long certificate,
    Address buyer,
    BigInteger amount,
    long until,
    OfferState state,
    Where at) {
  /** In another state. */
  public Offer in(OfferState newState) {
    return new Offer(offer, certificate, buyer, amount, until, newState, at);
  }
}
