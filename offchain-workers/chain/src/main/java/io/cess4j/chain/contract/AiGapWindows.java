package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.seconds;

import java.math.BigInteger;
import java.time.Duration;

/**
 * How long each phase lasts at most, whole seconds, as IAiGapRounds.Windows.
 *
 * @param enrolment of OPEN
 * @param answer that a demand for withheld data waits
 */
public record AiGapWindows(
    Duration enrolment,
    Duration commit,
    Duration reveal,
    Duration availability,
    Duration aggregate,
    Duration vote,
    Duration challenge,
    Duration answer) {
  /** From a contract's words, seconds each. */
  public static AiGapWindows of(
      BigInteger enrolment,
      BigInteger commit,
      BigInteger reveal,
      BigInteger availability,
      BigInteger aggregate,
      BigInteger vote,
      BigInteger challenge,
      BigInteger answer) {
    return new AiGapWindows(
        seconds(enrolment),
        seconds(commit),
        seconds(reveal),
        seconds(availability),
        seconds(aggregate),
        seconds(vote),
        seconds(challenge),
        seconds(answer));
  }
}
