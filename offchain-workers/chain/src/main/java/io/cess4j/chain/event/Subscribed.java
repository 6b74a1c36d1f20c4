package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * An account pays by the period. Values as in the event {@code Subscribed} of {@code
 * ISubscriptions}.
 */
public record Subscribed(
    EventPosition at,
    long certificate,
    Address account,
    Address gateway,
    BigInteger cost,
    Instant end)
    implements BillingEvent {}
