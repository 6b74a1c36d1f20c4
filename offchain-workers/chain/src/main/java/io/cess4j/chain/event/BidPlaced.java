package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/** A bid was the highest. Values as in the event {@code BidPlaced} of {@code IAuctions}. */
public record BidPlaced(
    EventPosition at, long certificate, Address bidder, BigInteger amount, Instant end)
    implements TradeEvent {}
