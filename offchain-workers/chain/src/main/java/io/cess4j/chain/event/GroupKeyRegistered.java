package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/** A TEE group has a key. Values as in the event of that name of {@code ITeeRegistry}. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record GroupKeyRegistered(
    EventPosition at, int tiKey, int group, byte[] x, byte[] a, Bytes32 srsDigest, byte[] sealKey)
    implements ContractEvent {}
