package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;

/**
 * A TI key as the registry keeps it, as ITeeRegistry.TiKey.
 *
 * @param id epoch << 2 | group
 * @param group 0 to 3
 * @param current whether it is the group's newest
 * @param pointsHash keccak256 of X and A, 512 bytes
 * @param srsDigest SHA-256 over the compressed SRS points
 * @param sealKeyHash keccak256 of the 48-byte sealing key
 */
public record TiKey(
    int id,
    int group,
    boolean current,
    Bytes32 pointsHash,
    Bytes32 srsDigest,
    Bytes32 sealKeyHash) {}
