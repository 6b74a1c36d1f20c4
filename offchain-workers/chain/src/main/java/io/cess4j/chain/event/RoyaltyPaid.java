package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * The royalty of a sale was paid. Values as in the event {@code RoyaltyPaid} of {@code
 * IRevenueShares}.
 */
public record RoyaltyPaid(EventPosition at, long certificate, Address receiver, BigInteger amount)
    implements BillingEvent {}
