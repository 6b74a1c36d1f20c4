package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A listed certificate was sold. Values as in the event {@code CertificateSold} of {@code
 * IListings}.
 */
public record CertificateSold(
    EventPosition at,
    long certificate,
    Address seller,
    Address buyer,
    BigInteger price,
    BigInteger royalty)
    implements TradeEvent {}
