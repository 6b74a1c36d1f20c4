package io.cess4j.index.record;

import io.cess4j.chain.Address;

/**
 * A later certificate was shown to be near an earlier one.
 *
 * @param newer the later one
 * @param older the earlier one
 * @param distance differing bits of 256
 * @param byViews whether parts were compared
 * @param by who showed it
 * @param at where
 */
public record Flag(long newer, long older, int distance, boolean byViews, Address by, Where at) {}
