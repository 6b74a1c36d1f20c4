package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A purchase of a key.
 *
 * @param price wei
 * @param due the last time for delivery; once delivered, for a complaint
 */
public record KeySale(
    Address buyer, BigInteger price, Bytes32 offer, Instant due, KeySaleState state) {}
