package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;

/** A seat has voted. Values as in the event VoteRevealed of {@code IAiGapRounds}. */
public record AiGapVoteRevealed(
    EventPosition at, long task, int round, int seat, Bytes32 outcome, AiGapOutcome words)
    implements AiGapEvent {}
