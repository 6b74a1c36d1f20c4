package io.cess4j.chain.event;

/**
 * Licences are for sale no longer. Values as in the event {@code LicenceWithdrawn} of {@code
 * ILicences}.
 */
public record LicenceWithdrawn(EventPosition at, long offering) implements TradeEvent {}
