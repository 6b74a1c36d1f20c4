package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;

/**
 * A beat of the network.
 *
 * @param number interval number since genesis
 * @param value the randomness
 */
public record Beat(long number, Bytes32 value) {}
