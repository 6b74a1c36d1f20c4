package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * A certificate is listed no longer. Values as in the event {@code Delisted} of {@code IListings}.
 */
public record CertificateDelisted(EventPosition at, long certificate, Address seller)
    implements TradeEvent {}
