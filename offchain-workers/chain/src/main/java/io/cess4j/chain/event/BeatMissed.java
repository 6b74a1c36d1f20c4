package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/** A member let its beat pass. Values as in the event of that name of {@code IBeats}. */
public record BeatMissed(EventPosition at, long number, Address member) implements ContractEvent {}
