package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * What a miner declares, as IMinerRegistry.Registration.
 *
 * @param signer key that signs reports
 * @param tlsKeyHash SHA-256 of the SubjectPublicKeyInfo
 * @param endpoint https://host:port, at most 255 bytes
 * @param region 0 to 15
 * @param units declared space in units of Constants.unitBytes, 1 to 256 a call
 */
public record MinerRegistration(
    Address signer, Bytes32 tlsKeyHash, String endpoint, int region, int units) {}
