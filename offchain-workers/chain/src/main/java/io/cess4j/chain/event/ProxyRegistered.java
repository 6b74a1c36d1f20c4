package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * A proxy registered, or changed its key or endpoint. Values as in the event of that name of {@code
 * IProxies}.
 *
 * @param key 128 bytes of EIP-2537
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record ProxyRegistered(EventPosition at, Address account, byte[] key, String endpoint)
    implements ContractEvent {}
