package io.cess4j.sdk.ai;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.chain.Bytes32;

/**
 * A model that has the root which the chain says.
 *
 * @param task that trained it
 * @param architecture its name
 */
public record TaskModel(long task, String architecture, Bytes32 root, FixedVector vector) {}
