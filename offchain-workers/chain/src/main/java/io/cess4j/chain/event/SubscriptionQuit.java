package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A subscription ended early. Values as in the event {@code SubscriptionQuit} of {@code
 * ISubscriptions}.
 */
public record SubscriptionQuit(
    EventPosition at, long certificate, Address account, BigInteger refund)
    implements BillingEvent {}
