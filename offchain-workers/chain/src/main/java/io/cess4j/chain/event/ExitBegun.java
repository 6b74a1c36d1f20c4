package io.cess4j.chain.event;

/** A miner leaves for good. Values as in the event of that name of {@code IMinerRegistry}. */
public record ExitBegun(EventPosition at, long miner, int day) implements ContractEvent {}
