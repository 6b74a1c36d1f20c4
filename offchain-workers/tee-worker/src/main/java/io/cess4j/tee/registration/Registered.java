package io.cess4j.tee.registration;

/**
 * What the chain calls this worker.
 *
 * @param worker its id
 * @param group its TEE group
 * @param tiKey id of the group's key, which its enclave holds
 */
public record Registered(int worker, int group, int tiKey) {}
