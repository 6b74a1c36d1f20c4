package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A channel of the account.
 *
 * @param until from when it can be closed
 * @param deposit wei, what was settled included
 * @param promised wei of the purse's vouchers; what was settled where the purse knows none
 * @param settled wei
 * @param retrievals promised
 * @param settledRetrievals of them
 * @param standing {@code open}, {@code over}, {@code closed}, {@code spoiled}, or {@code unknown}
 *     for one that this purse does not know
 */
public record PaidChannel(
    long channel,
    Address gateway,
    Instant until,
    BigInteger deposit,
    BigInteger promised,
    BigInteger settled,
    long retrievals,
    long settledRetrievals,
    String standing) {}
