package io.cess4j.chain.contract;

import java.math.BigInteger;

/**
 * What a parameter may be set to.
 *
 * @param minimum least
 * @param maximum most
 */
public record Bounds(BigInteger minimum, BigInteger maximum) {}
