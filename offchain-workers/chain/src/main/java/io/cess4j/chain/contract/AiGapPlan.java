package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;

import java.math.BigInteger;

/**
 * What a task is played by, as IAiGapRounds.Plan.
 *
 * @param components P, of the architecture; ignored where a task is created
 * @param f Byzantine participants that the rule bears
 * @param gate whether the direction gate is on
 * @param momentum mu, scale 2^16
 * @param rate eta, scale 2^16
 * @param minimum fewest participants, at least 2f + 1
 * @param maximum most participants, 32 at most
 * @param committee how many vote, 0 for everybody
 * @param rounds that have to end with an outcome
 */
public record AiGapPlan(
    long components,
    int f,
    boolean gate,
    int momentum,
    long rate,
    int minimum,
    int maximum,
    int committee,
    int rounds) {
  /** From a contract's words. */
  public static AiGapPlan of(
      BigInteger components,
      BigInteger f,
      boolean gate,
      BigInteger momentum,
      BigInteger rate,
      BigInteger minimum,
      BigInteger maximum,
      BigInteger committee,
      BigInteger rounds) {
    return new AiGapPlan(
        number(components),
        small(f),
        gate,
        small(momentum),
        number(rate),
        small(minimum),
        small(maximum),
        small(committee),
        small(rounds));
  }
}
