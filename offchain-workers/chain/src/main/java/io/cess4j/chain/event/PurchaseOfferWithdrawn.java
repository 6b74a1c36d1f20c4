package io.cess4j.chain.event;

import java.math.BigInteger;

/**
 * An offer to buy was withdrawn. Values as in the event {@code PurchaseOfferWithdrawn} of {@code
 * IPurchaseOffers}.
 */
public record PurchaseOfferWithdrawn(EventPosition at, long offer, BigInteger amount)
    implements TradeEvent {}
