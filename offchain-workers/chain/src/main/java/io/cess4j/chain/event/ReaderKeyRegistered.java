package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * An account has a new reader key. Values as in the event of that name of {@code IReaderKeys}.
 *
 * @param key 128 bytes of EIP-2537
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record ReaderKeyRegistered(EventPosition at, Address account, int version, byte[] key)
    implements ContractEvent {}
