package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * A seat has said which update and where it is. Values as in the event UpdateRevealed of {@code
 * IAiGapRounds}.
 */
public record AiGapUpdateRevealed(
    EventPosition at, long task, int round, int seat, Bytes32 root, Bytes32 fid)
    implements AiGapEvent {}
