package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/** A storage miner entered. Values as in the event of that name of {@code IMinerRegistry}. */
public record MinerRegistered(
    EventPosition at,
    long miner,
    long operator,
    Address account,
    Address signer,
    Bytes32 tlsKeyHash,
    String endpoint,
    int region,
    int units)
    implements ContractEvent {}
