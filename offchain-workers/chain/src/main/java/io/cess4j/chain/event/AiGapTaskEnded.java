package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapPhase;

/** Nothing more will happen in a task. Values as in the event TaskEnded of {@code IAiGapRounds}. */
public record AiGapTaskEnded(EventPosition at, long task, AiGapPhase phase, Bytes32 model)
    implements AiGapEvent {}
