package io.cess4j.sdk.ai.seal;

import io.cess4j.proofs.bls.G1;

/**
 * Whom a container is sealed to.
 *
 * @param seat in the task
 * @param key reader key of the seat's account (IReaderKeys)
 */
public record Member(int seat, G1 key) {}
