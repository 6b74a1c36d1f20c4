package io.cess4j.index.record;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A certificate for sale at a fixed price. It is stale where its seller does not hold the
 * certificate any more.
 *
 * @param certificate for sale
 * @param seller who listed it
 * @param price wei
 * @param until seconds of the epoch
 * @param at where
 */
public record Listing(long certificate, Address seller, BigInteger price, long until, Where at) {}
