package io.cess4j.chain.event;

/**
 * A seat has said whose updates it has. Values as in the event AvailabilityAnswered of {@code
 * IAiGapRounds}. Sets of seats are bitmaps.
 */
public record AiGapAvailabilityAnswered(
    EventPosition at, long task, int round, int seat, int available) implements AiGapEvent {}
