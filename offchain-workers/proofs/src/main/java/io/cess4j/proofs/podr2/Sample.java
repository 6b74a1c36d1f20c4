package io.cess4j.proofs.podr2;

import java.math.BigInteger;

/**
 * One live position of a challenge.
 *
 * @param holding number of the holding in the challenged bucket
 * @param nu name of the holding's tags
 * @param block number of the block inside the holding
 * @param weight v, 128 bits
 */
public record Sample(long holding, Nu nu, long block, BigInteger weight) {}
