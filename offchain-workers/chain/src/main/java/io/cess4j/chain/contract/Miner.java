package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * A storage miner as registered, as IMinerRegistry.Miner.
 *
 * @param id from 1
 * @param operator shared by all miners of an account
 * @param account staking account
 * @param signer key that signs reports
 * @param tlsKeyHash SHA-256 of the SubjectPublicKeyInfo of its TLS certificate
 * @param endpoint https://host:port
 * @param region 0 to 15
 * @param state where it stands
 * @param declaredUnits units of Constants.unitBytes
 * @param listedUnits tickets in the draw
 * @param usedSectors sectors that deals occupy
 * @param collateral wei locked
 */
public record Miner(
    long id,
    long operator,
    Address account,
    Address signer,
    Bytes32 tlsKeyHash,
    String endpoint,
    int region,
    MinerState state,
    int declaredUnits,
    int listedUnits,
    long usedSectors,
    BigInteger collateral) {}
