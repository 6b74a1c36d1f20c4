package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * A TEE worker's endpoint or TLS key changed. Values as in the event of that name of {@code
 * ITeeRegistry}.
 */
public record EndpointChanged(EventPosition at, int worker, Bytes32 tlsKeyHash, String endpoint)
    implements ContractEvent {}
