package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * A label has its first or another key. Values as in the event of that name of {@code
 * IShareGrants}.
 *
 * @param key 128 bytes of EIP-2537
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record LabelKeyChanged(EventPosition at, Address owner, Bytes32 label, int epoch, byte[] key)
    implements ContractEvent {}
