package io.cess4j.chain.event;

/** A miner missed too many days. Values as in the event of that name of {@code IMinerRegistry}. */
public record MinerExpelled(EventPosition at, long miner, int day) implements ContractEvent {}
