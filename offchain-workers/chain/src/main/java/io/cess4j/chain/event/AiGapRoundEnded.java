package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;

/** A round has ended with an outcome. Values as in the event RoundEnded of {@code IAiGapRounds}. */
public record AiGapRoundEnded(
    EventPosition at, long task, int round, Bytes32 outcome, int ended, AiGapOutcome words)
    implements AiGapEvent {}
