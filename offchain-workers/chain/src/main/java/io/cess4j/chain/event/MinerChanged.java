package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * A miner's keys or endpoint changed. Values as in the event of that name of {@code
 * IMinerRegistry}.
 */
public record MinerChanged(
    EventPosition at, long miner, Address signer, Bytes32 tlsKeyHash, String endpoint)
    implements ContractEvent {}
