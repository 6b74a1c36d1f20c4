package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * A demand came to nothing, for its outcome leads no more. Values as in the event BondReclaimed of
 * {@code IAiGapDemands}.
 */
public record AiGapBondReclaimed(
    EventPosition at, Bytes32 demand, Address demander, BigInteger bond) implements AiGapEvent {}
