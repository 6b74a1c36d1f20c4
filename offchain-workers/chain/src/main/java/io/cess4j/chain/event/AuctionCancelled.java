package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * An auction ended without a sale. Values as in the event {@code AuctionCancelled} of {@code
 * IAuctions}.
 */
public record AuctionCancelled(
    EventPosition at, long certificate, Address seller, Address bidder, BigInteger refund)
    implements TradeEvent {}
