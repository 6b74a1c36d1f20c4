package io.cess4j.chain.event;

/** A round has changed nothing. Values as in the event RoundFailed of {@code IAiGapRounds}. */
public record AiGapRoundFailed(EventPosition at, long task, int round, int failures)
    implements AiGapEvent {}
