package io.cess4j.index.record;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * A purchase of a key; points in hexadecimal as in EIP-2537.
 *
 * @param sale number
 * @param offer id of what was bought
 * @param certificate whose file, 0 where the offer is unknown
 * @param buyer who pays
 * @param price wei
 * @param state what became of it
 * @param readerKey B of the buyer
 * @param due seconds of the epoch: the last for delivery, then for a complaint
 * @param delivery C1, K2 and C2 one behind the other, empty before
 * @param at where
 */
public record KeySale(
    long sale,
    Bytes32 offer,
    long certificate,
    Address buyer,
    BigInteger price,
    SaleState state,
    String readerKey,
    long due,
    String delivery,
    Where at) {
  /** In another state. */
  public KeySale in(SaleState newState) {
    return new KeySale(
        sale, offer, certificate, buyer, price, newState, readerKey, due, delivery, at);
  }

  /** Delivered. */
  public KeySale delivered(String points, long complainUntil) {
    return new KeySale(
        sale,
        offer,
        certificate,
        buyer,
        price,
        SaleState.DELIVERED,
        readerKey,
        complainUntil,
        points,
        at);
  }
}
