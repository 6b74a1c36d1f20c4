package io.cess4j.chain.event;

import java.math.BigInteger;

/**
 * A round was paid. Values as in the event RoundPaid of {@code IAiGapRewards}. Sets of seats are
 * bitmaps.
 */
public record AiGapRoundPaid(
    EventPosition at, long task, int eligible, BigInteger amount, BigInteger left)
    implements AiGapEvent {}
