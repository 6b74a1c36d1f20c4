package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * A miner bound its PoDR2 keys to a TI key. Values as in the event of that name of {@code
 * IMinerRegistry}.
 */
public record ProofKeysRegistered(EventPosition at, long miner, int tiKey, Bytes32 keyHash)
    implements ContractEvent {}
