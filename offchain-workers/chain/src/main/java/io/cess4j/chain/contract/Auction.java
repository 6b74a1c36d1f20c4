package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * An auction; a seller of {@link Address#ZERO} means that there is none.
 *
 * @param reserve wei of the first bid at least
 * @param bid highest so far, zero for none
 */
public record Auction(
    Address seller,
    BigInteger reserve,
    Address bidder,
    BigInteger bid,
    Instant end,
    Duration duration) {}
