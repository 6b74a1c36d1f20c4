package io.cess4j.chain.event;

import java.time.Instant;

/** A demand was made or answered. Values as in the event ChallengeHeld of {@code IAiGapRounds}. */
public record AiGapChallengeHeld(
    EventPosition at, long task, int round, int demands, Instant deadline) implements AiGapEvent {}
