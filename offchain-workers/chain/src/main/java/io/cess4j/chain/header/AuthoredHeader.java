package io.cess4j.chain.header;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * A header of a block that the node has.
 *
 * @param number of the block
 * @param author beneficiary; the proposer under QBFT
 * @param timestamp seconds resolution
 * @param hash of the block, keccak256 of {@code hashed}
 * @param hashed RLP as hashed: under QBFT with round 0 and without seals
 * @param sent RLP as sent: with round and seals; the same elsewhere
 */
public record AuthoredHeader(
    long number, Address author, Instant timestamp, Bytes32 hash, byte[] hashed, byte[] sent) {}
