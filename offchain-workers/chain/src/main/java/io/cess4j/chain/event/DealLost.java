package io.cess4j.chain.event;

import java.math.BigInteger;

/** Too little was left of a deal. Values as in the event of that name of {@code IRepair}. */
public record DealLost(EventPosition at, long deal, long slots, BigInteger compensation)
    implements ContractEvent {}
