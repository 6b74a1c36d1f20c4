package io.cess4j.chain.event;

import java.math.BigInteger;

/**
 * A seat did not reveal what it had committed to. Values as in the event SeatFined of {@code
 * IAiGapRewards}.
 */
public record AiGapSeatFined(EventPosition at, long task, int seat, BigInteger amount)
    implements AiGapEvent {}
