package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A buyer locked the price of a key. Values as in the event {@code KeyBought} of {@code IKeySales}.
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record KeyBought(
    EventPosition at,
    long sale,
    Bytes32 offer,
    Address buyer,
    BigInteger price,
    byte[] readerKey,
    Instant deadline)
    implements BillingEvent {}
