package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * An update holds a number out of bounds. Values as in the event UpdateMalformed of {@code
 * IAiGapFaults}.
 */
public record AiGapUpdateMalformed(
    EventPosition at, long task, int round, int seat, Address challenger, long component)
    implements AiGapEvent {}
