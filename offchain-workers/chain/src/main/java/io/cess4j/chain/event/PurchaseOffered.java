package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Somebody wants to buy a certificate. Values as in the event {@code PurchaseOffered} of {@code
 * IPurchaseOffers}.
 */
public record PurchaseOffered(
    EventPosition at, long offer, long certificate, Address buyer, BigInteger amount, Instant until)
    implements TradeEvent {}
