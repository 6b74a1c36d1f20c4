package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Bids for a certificate may come. Values as in the event {@code AuctionStarted} of {@code
 * IAuctions}.
 */
public record AuctionStarted(
    EventPosition at, long certificate, Address seller, BigInteger reserve, Instant end)
    implements TradeEvent {}
