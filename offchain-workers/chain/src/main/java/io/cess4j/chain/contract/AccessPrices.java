package io.cess4j.chain.contract;

import java.math.BigInteger;
import java.time.Duration;

/**
 * What reading costs ({@code IAccessTerms.Terms}).
 *
 * @param retrieval wei a retrieval
 * @param subscription wei a period
 * @param period of a subscription; zero where there are none
 */
public record AccessPrices(BigInteger retrieval, BigInteger subscription, Duration period) {}
