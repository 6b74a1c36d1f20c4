package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * The holder got what the certificate earned. Values as in the event {@code RevenueClaimed} of
 * {@code IRevenueShares}.
 */
public record RevenueClaimed(EventPosition at, long certificate, Address holder, BigInteger amount)
    implements BillingEvent {}
