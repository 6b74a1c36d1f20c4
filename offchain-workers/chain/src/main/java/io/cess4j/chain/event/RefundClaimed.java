package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/** Unproved days were refunded. Values as in the event of that name of {@code IDeals}. */
public record RefundClaimed(
    EventPosition at, long deal, Address owner, int untilDay, BigInteger refund)
    implements ContractEvent {}
