package io.cess4j.chain.event;

/** A TEE worker left. Values as in the event of that name of {@code ITeeRegistry}. */
public record WorkerRetired(EventPosition at, int worker) implements ContractEvent {}
