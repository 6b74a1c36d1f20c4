package io.cess4j.chain.transaction;

/**
 * What a call gave, with the transaction that gave it.
 *
 * @param value read from the call's event
 * @param receipt the transaction
 */
public record Mined<T>(T value, Receipt receipt) {}
