package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * An offer to buy was accepted. Values as in the event {@code PurchaseOfferAccepted} of {@code
 * IPurchaseOffers}.
 */
public record PurchaseOfferAccepted(
    EventPosition at,
    long offer,
    long certificate,
    Address seller,
    BigInteger amount,
    BigInteger royalty)
    implements TradeEvent {}
