package io.cess4j.sdk.market;

import java.math.BigInteger;
import java.time.Duration;

/**
 * On what terms licences are for sale.
 *
 * @param price wei
 * @param seats how many
 * @param term of each; zero for ever
 */
public record LicenceTerms(BigInteger price, long seats, Duration term) {}
