package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * A key for sale.
 *
 * @param price wei
 * @param commitment to the data key
 */
public record KeyOffer(
    Address seller, BigInteger price, long certificate, KeyOfferState state, Bytes32 commitment) {}
