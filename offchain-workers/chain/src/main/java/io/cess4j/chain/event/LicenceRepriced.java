package io.cess4j.chain.event;

import java.math.BigInteger;

/**
 * Licences have another price. Values as in the event {@code LicenceRepriced} of {@code ILicences}.
 */
public record LicenceRepriced(EventPosition at, long offering, BigInteger price)
    implements TradeEvent {}
