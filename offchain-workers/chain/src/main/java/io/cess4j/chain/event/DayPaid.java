package io.cess4j.chain.event;

import java.math.BigInteger;

/** A passed day's fees were divided. Values as in the event of that name of {@code IDeals}. */
public record DayPaid(
    EventPosition at,
    long miner,
    int day,
    BigInteger toMiner,
    BigInteger toService,
    BigInteger toTreasury)
    implements ContractEvent {}
