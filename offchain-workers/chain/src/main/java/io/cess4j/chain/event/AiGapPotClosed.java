package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * What was left of a bounty went back. Values as in the event PotClosed of {@code IAiGapRewards}.
 */
public record AiGapPotClosed(
    EventPosition at, long task, Address creator, BigInteger refund, BigInteger toTreasury)
    implements AiGapEvent {}
