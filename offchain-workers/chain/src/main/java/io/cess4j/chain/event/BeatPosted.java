package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/** A beat was posted. Values as in the event of that name of {@code IBeats}. */
public record BeatPosted(EventPosition at, long number, Address member, Bytes32 beat)
    implements ContractEvent {}
