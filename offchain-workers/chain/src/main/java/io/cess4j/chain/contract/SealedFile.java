package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;

/**
 * Keys of a file, sealed to the key of a label (IShareGrants.SealedFile).
 *
 * @param capsule docs/formats.md
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record SealedFile(Bytes32 fid, byte[] capsule) {}
