package io.cess4j.sdk.ai;

import io.cess4j.chain.contract.AiGapPlan;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import io.cess4j.chain.contract.AiGapWindows;
import java.math.BigInteger;

/**
 * A task to be created.
 *
 * @param architecture its name, for example {@code mlp-784-32-10/1}
 * @param seed of the initial model: the same seed gives the same model everywhere
 * @param bounty wei, from the vault, for all rounds together
 * @param stake wei that each participant locks
 * @param bond wei of a demand for withheld data
 * @param certified whether each seat has to name a data certificate
 */
public record NewTask(
    String architecture,
    long seed,
    BigInteger bounty,
    BigInteger stake,
    BigInteger bond,
    boolean certified,
    AiGapPlan plan,
    AiGapWindows windows,
    AiGapPrivacyTerms privacy) {}
