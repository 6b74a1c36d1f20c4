package io.cess4j.chain.event;

/**
 * The TEE worker was refused; another will be drawn. Values as in the event of that name of {@code
 * IOrders}.
 */
public record WorkerVetoed(EventPosition at, long order, int worker, int replacements)
    implements ContractEvent {}
