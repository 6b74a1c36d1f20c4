package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * Nobody has shown what was demanded. Values as in the event DemandUnanswered of {@code
 * IAiGapDemands}.
 */
public record AiGapDemandUnanswered(EventPosition at, Bytes32 demand, Address by)
    implements AiGapEvent {}
