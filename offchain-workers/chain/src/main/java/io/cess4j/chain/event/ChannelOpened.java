package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A buyer locked a deposit for the retrievals through a gateway. Values as in the event {@code
 * ChannelOpened} of {@code IPayPerRetrieval}.
 */
public record ChannelOpened(
    EventPosition at,
    long channel,
    Address buyer,
    Address gateway,
    BigInteger deposit,
    Instant until)
    implements BillingEvent {}
