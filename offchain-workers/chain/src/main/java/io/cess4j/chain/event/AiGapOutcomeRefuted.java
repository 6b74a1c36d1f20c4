package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapStep;

/**
 * One step of an outcome was proved wrong. Values as in the event OutcomeRefuted of {@code
 * IAggregationDispute}.
 */
public record AiGapOutcomeRefuted(
    EventPosition at, long task, Bytes32 outcome, Address challenger, AiGapStep step, long index)
    implements AiGapEvent {}
