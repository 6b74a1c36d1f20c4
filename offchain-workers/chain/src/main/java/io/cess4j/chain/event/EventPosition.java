package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * Where an event stands in the chain; (blockHash, logIndex) identifies it, so handlers can be
 * idempotent.
 *
 * @param blockNumber number of its block
 * @param blockHash hash of its block
 * @param transaction hash of its transaction
 * @param logIndex position in the block
 */
public record EventPosition(
    long blockNumber, Bytes32 blockHash, Bytes32 transaction, long logIndex) {}
