package io.cess4j.miner.scan;

import java.time.Instant;

/**
 * A corruption and when it was first seen.
 *
 * @param found by the machine's clock
 */
public record Finding(Corruption corruption, Instant found) {}
