package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/** A seat was given back. Values as in the event SeatLeft of {@code IAiGapRounds}. */
public record AiGapSeatLeft(EventPosition at, long task, int seat, Address account)
    implements AiGapEvent {}
