package io.cess4j.chain.event;

/**
 * A miner's number of draw tickets changed. Values as in the event of that name of {@code
 * IMinerRegistry}.
 */
public record TicketsListed(EventPosition at, long miner, int region, int listedUnits)
    implements ContractEvent {}
