package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * A seat has committed to its vote. Values as in the event VoteCommitted of {@code IAiGapRounds}.
 */
public record AiGapVoteCommitted(
    EventPosition at, long task, int round, int seat, Bytes32 commitment) implements AiGapEvent {}
