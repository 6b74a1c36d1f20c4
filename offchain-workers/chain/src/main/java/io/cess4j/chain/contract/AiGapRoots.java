package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;

/**
 * What a round begins with, as IAiGapRounds.Models.
 *
 * @param base root of the model
 * @param direction root; zero while it is the zero vector
 * @param velocity root; zero while it is the zero vector
 */
public record AiGapRoots(Bytes32 base, Bytes32 direction, Bytes32 velocity) {}
