package io.cess4j.chain.transaction;

import io.cess4j.chain.Bytes32;

/**
 * What is broadcast.
 *
 * @param hash known before the node answers, so that it can be looked for whatever happens
 * @param raw 0x-hex
 */
public record SignedTransaction(Bytes32 hash, String raw) {}
