package io.cess4j.sdk.ai;

import io.cess4j.chain.Bytes32;

/**
 * A task that is open for enrolment.
 *
 * @param task its number
 * @param model root of the initial model
 * @param fid of the public file that holds it
 */
public record CreatedTask(long task, Bytes32 model, Bytes32 fid) {}
