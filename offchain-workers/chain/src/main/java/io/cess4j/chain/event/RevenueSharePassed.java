package io.cess4j.chain.event;

import java.math.BigInteger;

/**
 * A parent got its share of what a certificate earned. Values as in the event {@code SharePassed}
 * of {@code IRevenueShares}.
 */
public record RevenueSharePassed(EventPosition at, long certificate, long parent, BigInteger amount)
    implements BillingEvent {}
