package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/** An account is licensed. Values as in the event {@code LicenceGranted} of {@code ILicences}. */
public record LicenceGranted(
    EventPosition at,
    long licence,
    long offering,
    Address licensee,
    long certificate,
    BigInteger price,
    Instant until)
    implements TradeEvent {}
