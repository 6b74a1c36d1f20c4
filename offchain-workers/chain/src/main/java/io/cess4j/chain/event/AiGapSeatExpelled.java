package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/** A seat broke the rules. Values as in the event SeatExpelled of {@code IAiGapRounds}. */
public record AiGapSeatExpelled(
    EventPosition at, long task, int round, int seat, Address challenger, boolean byUpdate)
    implements AiGapEvent {}
