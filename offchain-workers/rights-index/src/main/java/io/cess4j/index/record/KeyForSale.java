package io.cess4j.index.record;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.KeyOfferState;
import java.math.BigInteger;

/**
 * The sealed keys of a file for sale; points in hexadecimal as in EIP-2537.
 *
 * @param offer id
 * @param certificate whose file
 * @param seller who offers them
 * @param price wei
 * @param state what became of it
 * @param point W
 * @param labelKey A2
 * @param sealedKeys data key and mask keys, sealed
 * @param at where
 */
public record KeyForSale(
    Bytes32 offer,
    long certificate,
    Address seller,
    BigInteger price,
    KeyOfferState state,
    String point,
    String labelKey,
    String sealedKeys,
    Where at) {
  /** At another price. */
  public KeyForSale priced(BigInteger newPrice) {
    return new KeyForSale(
        offer, certificate, seller, newPrice, state, point, labelKey, sealedKeys, at);
  }

  /** In another state. */
  public KeyForSale in(KeyOfferState newState) {
    return new KeyForSale(
        offer, certificate, seller, price, newState, point, labelKey, sealedKeys, at);
  }
}
