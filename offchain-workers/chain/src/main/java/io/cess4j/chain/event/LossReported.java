package io.cess4j.chain.event;

/**
 * A miner said that its slot of a deal is lost. Values as in the event of that name of {@code
 * ILossReports}.
 */
public record LossReported(EventPosition at, long deal, long miner, int slot, int day)
    implements ContractEvent {}
