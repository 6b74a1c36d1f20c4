package io.cess4j.chain.contract;

import java.math.BigInteger;
import java.time.Instant;

/**
 * What terms would cost now, as IOrders.Quote.
 *
 * @param price reference price, wei per GiB of fragment and protocol day
 * @param rate wei per miner and protocol day
 * @param cost wei that placing locks
 * @param endDay first day not covered
 * @param expiresAt when that day begins
 * @param sectors sectors of 31 bytes a miner
 */
public record Quote(
    BigInteger price,
    BigInteger rate,
    BigInteger cost,
    long endDay,
    Instant expiresAt,
    long sectors) {}
