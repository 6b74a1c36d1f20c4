package io.cess4j.chain.event;

import java.time.Instant;

/** A bought key was delivered. Values as in the event {@code KeyDelivered} of {@code IKeySales}. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record KeyDelivered(
    EventPosition at, long sale, byte[] c1, byte[] k2, byte[] c2, Instant complainUntil)
    implements BillingEvent {}
