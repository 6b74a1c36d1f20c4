package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * What a subscription earned so far was booked. Values as in the event {@code SubscriptionSettled}
 * of {@code ISubscriptions}.
 */
public record SubscriptionSettled(
    EventPosition at, long certificate, Address account, BigInteger earned, BigInteger gatewayShare)
    implements BillingEvent {}
