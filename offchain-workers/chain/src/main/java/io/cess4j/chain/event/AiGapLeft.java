package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * A seat was given back before the first round. Values as in the event Left of {@code IAiGapTasks}.
 */
public record AiGapLeft(EventPosition at, long task, int seat, Address account)
    implements AiGapEvent {}
