package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * An outcome was refuted; its voters lose their stake. Values as in the event OutcomeStruck of
 * {@code IAiGapRounds}. Sets of seats are bitmaps.
 */
public record AiGapOutcomeStruck(
    EventPosition at, long task, int round, Bytes32 outcome, Address challenger, int voters)
    implements AiGapEvent {}
