package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A stake went back before the first round. Values as in the event StakeReturned of {@code
 * IAiGapRewards}.
 */
public record AiGapStakeReturned(
    EventPosition at, long task, int seat, Address account, BigInteger amount)
    implements AiGapEvent {}
