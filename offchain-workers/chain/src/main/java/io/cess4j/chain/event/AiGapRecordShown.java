package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ByteString;

/**
 * A demand was answered with a record. Values as in the event RecordShown of {@code IAiGapDemands}.
 */
public record AiGapRecordShown(EventPosition at, Bytes32 demand, Address by, ByteString record)
    implements AiGapEvent {}
