package io.cess4j.chain.contract;

import java.math.BigInteger;

/**
 * Space of the whole network.
 *
 * @param usedSectors sectors that deals occupy
 * @param declaredSectors sectors that miners declared
 */
public record Utilisation(BigInteger usedSectors, BigInteger declaredSectors) {}
