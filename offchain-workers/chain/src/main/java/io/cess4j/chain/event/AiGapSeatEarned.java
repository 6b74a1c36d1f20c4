package io.cess4j.chain.event;

import java.math.BigInteger;

/** A seat has earned. Values as in the event SeatEarned of {@code IAiGapRewards}. */
public record AiGapSeatEarned(EventPosition at, long task, int seat, BigInteger amount)
    implements AiGapEvent {}
