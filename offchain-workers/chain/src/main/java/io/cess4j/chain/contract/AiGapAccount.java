package io.cess4j.chain.contract;

import java.math.BigInteger;

/**
 * A seat's money in wei, as IAiGapRewards.Account.
 *
 * @param stake what is left of it
 * @param earned not yet claimed
 */
public record AiGapAccount(BigInteger stake, BigInteger earned) {}
