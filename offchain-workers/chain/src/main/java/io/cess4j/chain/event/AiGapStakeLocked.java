package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/** A seat's stake is locked. Values as in the event StakeLocked of {@code IAiGapRewards}. */
public record AiGapStakeLocked(
    EventPosition at, long task, int seat, Address account, BigInteger amount)
    implements AiGapEvent {}
