package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/** A seat was taken. Values as in the event SeatTaken of {@code IAiGapRounds}. */
public record AiGapSeatTaken(EventPosition at, long task, int seat, Address account)
    implements AiGapEvent {}
