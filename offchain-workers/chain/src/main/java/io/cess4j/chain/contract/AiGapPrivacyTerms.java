package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;

import java.math.BigInteger;

/**
 * As IAiGapTasks.PrivacyTerms; what does not belong to the mode is 0.
 *
 * @param bucket participants a bucket
 * @param noise multiplier in thousandths
 * @param clip norm of an example's gradient in thousandths
 * @param epsilon budget in thousandths at delta = 10^-5
 */
public record AiGapPrivacyTerms(
    AiGapPrivacy mode, int bucket, long noise, long clip, long epsilon) {
  /** Nothing but encryption for the members. */
  public static final AiGapPrivacyTerms PLAIN =
      new AiGapPrivacyTerms(AiGapPrivacy.PLAIN, 0, 0, 0, 0);

  /** From a contract's words. */
  public static AiGapPrivacyTerms of(
      BigInteger mode, BigInteger bucket, BigInteger noise, BigInteger clip, BigInteger epsilon) {
    return new AiGapPrivacyTerms(
        member(AiGapPrivacy.class, mode),
        small(bucket),
        number(noise),
        number(clip),
        number(epsilon));
  }
}
