package io.cess4j.chain.event;

import java.math.BigInteger;

/**
 * A deal of which too little was left ended, and its owner has the other days' fees back. Values as
 * in the event of that name of {@code IDeals}.
 */
public record DealEndedAsLost(EventPosition at, long deal, int day, BigInteger refund)
    implements ContractEvent {}
