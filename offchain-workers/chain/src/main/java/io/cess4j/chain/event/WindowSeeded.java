package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/** A window has its seed. Values as in the event of that name of {@code IBeats}. */
public record WindowSeeded(EventPosition at, long day, int window, Bytes32 seed)
    implements ContractEvent {}
