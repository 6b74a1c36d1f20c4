package io.cess4j.chain.event;

/**
 * It is settled whose updates count. Values as in the event UpdatesIncluded of {@code
 * IAiGapRounds}. Sets of seats are bitmaps.
 */
public record AiGapUpdatesIncluded(EventPosition at, long task, int round, int included)
    implements AiGapEvent {}
