package io.cess4j.chain.event;

import java.math.BigInteger;

/** The owner ended a deal. Values as in the event of that name of {@code IDeals}. */
public record DealRemoved(EventPosition at, long deal, int day, BigInteger refund)
    implements ContractEvent {}
