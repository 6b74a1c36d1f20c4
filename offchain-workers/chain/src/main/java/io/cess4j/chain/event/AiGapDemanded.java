package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapNode;
import java.time.Instant;

/** Withheld data is demanded. Values as in the event Demanded of {@code IAiGapDemands}. */
public record AiGapDemanded(
    EventPosition at,
    long task,
    Bytes32 outcome,
    Bytes32 demand,
    Address demander,
    AiGapNode node,
    Bytes32 hash,
    Instant deadline)
    implements AiGapEvent {}
