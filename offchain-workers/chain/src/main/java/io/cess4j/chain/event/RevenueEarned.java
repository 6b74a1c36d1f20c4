package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * Money came into a certificate's inbox. Values as in the event {@code Earned} of {@code
 * IRevenueShares}.
 */
public record RevenueEarned(EventPosition at, long certificate, Address payer, BigInteger amount)
    implements BillingEvent {}
