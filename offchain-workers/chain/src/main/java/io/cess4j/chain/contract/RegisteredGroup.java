package io.cess4j.chain.contract;

/**
 * What opening a group gave.
 *
 * @param tiKey the group's first TI key
 * @param worker id of its first worker
 */
public record RegisteredGroup(int tiKey, int worker) {}
