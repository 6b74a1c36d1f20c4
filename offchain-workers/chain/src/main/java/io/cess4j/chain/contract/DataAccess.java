package io.cess4j.chain.contract;

import java.time.Instant;

/**
 * Terms and access of a certificate.
 *
 * @param inForce as they stand now
 * @param next what holds from {@code nextFrom}; the same where nothing is announced
 */
public record DataAccess(
    AccessPrices inForce, AccessPrices next, Instant nextFrom, AccessMode access) {}
