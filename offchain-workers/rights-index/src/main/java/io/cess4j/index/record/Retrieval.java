package io.cess4j.index.record;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A retrieval as the ledger has it.
 *
 * @param number over all certificates
 * @param buyer who read
 * @param gateway who served
 * @param channel that paid
 * @param price wei
 * @param size bytes served
 * @param time of the terms that held, seconds of the epoch
 * @param subscribed whether a subscription covered it
 * @param at where
 */
public record Retrieval(
    long number,
    Address buyer,
    Address gateway,
    long channel,
    BigInteger price,
    BigInteger size,
    long time,
    boolean subscribed,
    Where at) {}
