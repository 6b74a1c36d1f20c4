package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * Retrievals were settled; 32 bytes each. Values as in the event {@code Retrieved} of {@code
 * IRetrievalLedger}.
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record RetrievalsRecorded(
    EventPosition at, long channel, Address buyer, Address gateway, long first, byte[] records)
    implements BillingEvent {}
