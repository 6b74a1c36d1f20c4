package io.cess4j.index.record;

import io.cess4j.chain.Address;

/**
 * Who holds a certificate.
 *
 * @param holder now
 * @param transfers how often it changed hands, minting not counted
 * @param since where it came
 */
public record Holding(Address holder, long transfers, Where since) {}
