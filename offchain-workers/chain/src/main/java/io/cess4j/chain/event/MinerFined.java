package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/** A miner was fined for missed days. Values as in the event of that name of {@code IPenalties}. */
public record MinerFined(
    EventPosition at,
    long miner,
    int day,
    BigInteger fine,
    BigInteger collected,
    BigInteger bounty,
    Address settler)
    implements ContractEvent {}
