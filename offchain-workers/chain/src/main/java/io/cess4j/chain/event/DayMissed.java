package io.cess4j.chain.event;

/** A miner let a due day pass. Values as in the event of that name of {@code IAuditRounds}. */
public record DayMissed(EventPosition at, long miner, int day, long consecutive)
    implements ContractEvent {}
