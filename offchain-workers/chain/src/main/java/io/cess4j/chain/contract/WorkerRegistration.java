package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * What a TEE worker registers, as ITeeRegistry.WorkerRegistration.
 *
 * @param group 0 to 3
 * @param signer signs tags; lives in the enclave
 * @param vrfKey 256 bytes EIP-2537 G2
 * @param vrfPossession vrf secret times H_vpop(message), 128 bytes
 * @param tlsKeyHash SHA-256 of the SubjectPublicKeyInfo
 * @param endpoint https://host:port
 * @param report attestation over keysDigest
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record WorkerRegistration(
    int group,
    Address signer,
    byte[] vrfKey,
    byte[] vrfPossession,
    Bytes32 tlsKeyHash,
    String endpoint,
    byte[] report) {}
