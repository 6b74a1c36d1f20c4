package io.cess4j.chain.event;

/**
 * Nobody could be drawn for a slot, or who was drawn did not come. Values as in the event of that
 * name of {@code IRepair}.
 */
public record RepairDelayed(EventPosition at, long deal, int slot, long drawBeat)
    implements ContractEvent {}
