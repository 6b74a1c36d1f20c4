package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * It is settled who votes. Values as in the event CommitteeDrawn of {@code IAiGapRounds}. Sets of
 * seats are bitmaps.
 */
public record AiGapCommitteeDrawn(
    EventPosition at, long task, int round, int committee, Bytes32 seed) implements AiGapEvent {}
