package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;

/**
 * The PoDR2 key of a TEE group, as ITeeRegistry.GroupKey.
 *
 * @param x X = x G2, 256 bytes EIP-2537
 * @param a A = x alpha G2, 256 bytes
 * @param srs1 alpha G1, 128 bytes
 * @param srsDigest SHA-256 over the compressed SRS points
 * @param possession x H_tpop(message), 128 bytes
 * @param sealKey the group's key for sealed mask keys, 48 bytes compressed G1
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record GroupKey(
    byte[] x, byte[] a, byte[] srs1, Bytes32 srsDigest, byte[] possession, byte[] sealKey) {}
