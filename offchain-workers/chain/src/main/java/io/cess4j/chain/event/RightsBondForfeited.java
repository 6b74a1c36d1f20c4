package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * The bond of a commitment was taken that nobody revealed in time. Values as in the event
 * BondForfeited of {@code IDataRightsRegistry}.
 */
public record RightsBondForfeited(
    EventPosition at, Address owner, Bytes32 commitment, long number, Address by, BigInteger bond)
    implements RightsEvent {}
