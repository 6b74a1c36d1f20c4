package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * A block that was seen.
 *
 * @param number of the block
 * @param hash it had then
 */
public record BlockPoint(long number, Bytes32 hash) {}
