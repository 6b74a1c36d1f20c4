package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AttestationLevel;

/** A TEE worker entered. Values as in the event of that name of {@code ITeeRegistry}. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record WorkerRegistered(
    EventPosition at,
    int worker,
    int group,
    Address account,
    Address signer,
    byte[] vrfKey,
    Bytes32 tlsKeyHash,
    String endpoint,
    AttestationLevel level)
    implements ContractEvent {}
