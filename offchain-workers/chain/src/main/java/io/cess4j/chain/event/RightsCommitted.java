package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Somebody committed to a claim. Values as in the event Committed of {@code IDataRightsRegistry}.
 */
public record RightsCommitted(
    EventPosition at,
    Address owner,
    Bytes32 commitment,
    long number,
    Instant deadline,
    BigInteger bond)
    implements RightsEvent {}
