package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * A seat has committed to its update. Values as in the event UpdateCommitted of {@code
 * IAiGapRounds}.
 */
public record AiGapUpdateCommitted(
    EventPosition at, long task, int round, int seat, Bytes32 commitment) implements AiGapEvent {}
