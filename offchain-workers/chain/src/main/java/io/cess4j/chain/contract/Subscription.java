package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * An account's subscription of a certificate.
 *
 * @param gateway that serves
 * @param end not included
 * @param settledTo up to when the certificate has earned
 * @param rest wei for the time from then on
 */
public record Subscription(
    Address gateway, Instant start, Instant end, Instant settledTo, BigInteger rest) {}
