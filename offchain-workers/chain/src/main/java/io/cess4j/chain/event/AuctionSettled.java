package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/** An auction has a winner. Values as in the event {@code AuctionSettled} of {@code IAuctions}. */
public record AuctionSettled(
    EventPosition at,
    long certificate,
    Address seller,
    Address winner,
    BigInteger price,
    BigInteger royalty)
    implements TradeEvent {}
