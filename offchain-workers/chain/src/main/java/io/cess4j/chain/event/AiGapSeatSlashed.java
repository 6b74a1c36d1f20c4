package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A seat lost what was left of its stake. Values as in the event SeatSlashed of {@code
 * IAiGapRewards}.
 */
public record AiGapSeatSlashed(
    EventPosition at, long task, int seat, Address challenger, BigInteger amount)
    implements AiGapEvent {}
