package io.cess4j.index.record;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A subscription.
 *
 * @param certificate that it reads
 * @param account of the reader
 * @param gateway that serves
 * @param paid wei so far, refunds not taken off
 * @param refunded wei
 * @param end seconds of the epoch, not included; 0 where it was ended early
 * @param at where it was last paid
 */
public record Subscription(
    long certificate,
    Address account,
    Address gateway,
    BigInteger paid,
    BigInteger refunded,
    long end,
    Where at) {}
