package io.cess4j.chain.event;

import java.math.BigInteger;

/** A repair ended without another miner. Values as in the event of that name of {@code IRepair}. */
public record RepairClosed(
    EventPosition at, long deal, int slot, BigInteger toOwner, BigInteger toLoser)
    implements ContractEvent {}
