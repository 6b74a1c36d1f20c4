package io.cess4j.chain;

import java.math.BigInteger;
import java.time.Instant;

/**
 * What this module needs of a block.
 *
 * @param number from 0
 * @param hash of the block
 * @param parent hash of the block before
 * @param timestamp seconds resolution
 * @param baseFee wei a unit of gas (EIP-1559)
 */
public record BlockHeader(
    long number, Bytes32 hash, Bytes32 parent, Instant timestamp, BigInteger baseFee) {}
