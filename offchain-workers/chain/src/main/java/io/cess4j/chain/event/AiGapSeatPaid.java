package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/** A seat was paid. Values as in the event SeatPaid of {@code IAiGapRewards}. */
public record AiGapSeatPaid(
    EventPosition at, long task, int seat, Address account, BigInteger earned, BigInteger stake)
    implements AiGapEvent {}
