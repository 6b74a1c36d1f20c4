package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/** A task's bounty is locked. Values as in the event BountyFunded of {@code IAiGapRewards}. */
public record AiGapBountyFunded(
    EventPosition at, long task, Address creator, BigInteger bounty, BigInteger stake)
    implements AiGapEvent {}
