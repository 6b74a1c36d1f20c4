package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * A TEE worker as registered, as ITeeRegistry.Worker.
 *
 * @param id from 1
 * @param group 0 to 3
 * @param level what vouches for it
 * @param active drawn and counted
 * @param memberFromEra posts beats from this era
 * @param account its account
 * @param signer signs tags
 * @param vrfKeyHash keccak256 of its 256-byte VRF key
 * @param tlsKeyHash SHA-256 of the SubjectPublicKeyInfo
 * @param endpoint https://host:port
 */
public record TeeWorker(
    int id,
    int group,
    AttestationLevel level,
    boolean active,
    long memberFromEra,
    Address account,
    Address signer,
    Bytes32 vrfKeyHash,
    Bytes32 tlsKeyHash,
    String endpoint) {}
