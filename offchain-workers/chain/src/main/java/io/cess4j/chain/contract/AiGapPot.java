package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A task's money in wei, as IAiGapRewards.Pot.
 *
 * @param bounty not yet earned
 * @param fines for the next round that ends
 * @param stake of a seat when it was taken
 */
public record AiGapPot(
    Address creator, BigInteger bounty, BigInteger fines, BigInteger stake, boolean ended) {}
