package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * Licences of a text are for sale. Values as in the event {@code LicenceOffered} of {@code
 * ILicences}.
 */
public record LicenceOffered(
    EventPosition at,
    long offering,
    long certificate,
    Address seller,
    Bytes32 text,
    BigInteger price,
    long seats,
    long term)
    implements TradeEvent {}
