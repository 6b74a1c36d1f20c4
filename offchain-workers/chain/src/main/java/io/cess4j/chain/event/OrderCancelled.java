package io.cess4j.chain.event;

import java.math.BigInteger;

/** An order ended without a deal. Values as in the event of that name of {@code IOrders}. */
public record OrderCancelled(EventPosition at, long order, BigInteger refund, BigInteger fee)
    implements ContractEvent {}
