package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * Keys of a file were sealed to a label. Values as in the event of that name of {@code
 * IShareGrants}.
 *
 * @param epoch of the label's key
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record FileSealed(
    EventPosition at, Address owner, Bytes32 label, Bytes32 fid, int epoch, byte[] capsule)
    implements ContractEvent {}
