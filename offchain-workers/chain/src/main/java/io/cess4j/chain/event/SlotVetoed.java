package io.cess4j.chain.event;

/**
 * A miner was refused; the slot waits for a replacement. Values as in the event of that name of
 * {@code IOrders}.
 */
public record SlotVetoed(EventPosition at, long order, int slot, long miner, int replacements)
    implements ContractEvent {}
