package io.cess4j.chain.contract;

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
}
