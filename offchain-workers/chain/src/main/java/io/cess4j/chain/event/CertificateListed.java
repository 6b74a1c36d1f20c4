package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A certificate is for sale at a fixed price. Values as in the event {@code Listed} of {@code
 * IListings}.
 */
public record CertificateListed(
    EventPosition at, long certificate, Address seller, BigInteger price, Instant until)
    implements TradeEvent {}
