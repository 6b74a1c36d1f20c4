package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * An outcome may be challenged now. Values as in the event OutcomeLeads of {@code IAiGapRounds}.
 */
public record AiGapOutcomeLeads(
    EventPosition at, long task, int round, Bytes32 outcome, int votes, Instant deadline)
    implements AiGapEvent {}
