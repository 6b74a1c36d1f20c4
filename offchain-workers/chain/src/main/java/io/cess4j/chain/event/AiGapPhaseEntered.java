package io.cess4j.chain.event;

import io.cess4j.chain.contract.AiGapPhase;
import java.time.Instant;

/**
 * A task has moved on. Values as in the event PhaseEntered of {@code IAiGapRounds}. Sets of seats
 * are bitmaps.
 */
public record AiGapPhaseEntered(
    EventPosition at, long task, int round, AiGapPhase phase, int expected, Instant deadline)
    implements AiGapEvent {}
