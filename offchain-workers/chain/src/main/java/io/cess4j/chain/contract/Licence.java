package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.time.Instant;

/**
 * A licence that was granted.
 *
 * @param until not included
 */
public record Licence(Address licensee, Instant from, Instant until, long offering) {}
