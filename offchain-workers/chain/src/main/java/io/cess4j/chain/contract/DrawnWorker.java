package io.cess4j.chain.contract;

/**
 * A TEE worker that a draw gave.
 *
 * @param worker its id
 * @param tiKey its group's current TI key
 */
public record DrawnWorker(int worker, int tiKey) {}
