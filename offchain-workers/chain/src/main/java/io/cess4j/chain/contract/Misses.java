package io.cess4j.chain.contract;

/**
 * Missed days of a miner as far as settled.
 *
 * @param consecutive days in a row
 * @param settledUntil first day not settled yet
 */
public record Misses(long consecutive, long settledUntil) {}
