package io.cess4j.sdk.market;

import java.math.BigInteger;

/**
 * What a certificate has earned and nobody has claimed.
 *
 * @param inbox wei in it
 * @param claimable wei of it that the holder would get; the rest are its parents' shares
 */
public record Inbox(long certificate, BigInteger inbox, BigInteger claimable) {}
