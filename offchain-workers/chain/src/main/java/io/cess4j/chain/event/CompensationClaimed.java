package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A client got its part of its miners' fines. Values as in the event of that name of {@code
 * IPenalties}.
 */
public record CompensationClaimed(
    EventPosition at, long deal, Address owner, int untilDay, BigInteger amount)
    implements ContractEvent {}
