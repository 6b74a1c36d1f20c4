package io.cess4j.ai.aggregation.rule;

import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * Numbers of the rules; each looks at what it needs.
 *
 * @param f how many updates may be Byzantine
 * @param bucketSize updates in a bucket
 * @param steps of geometric median and centered clipping
 * @param radius norm to clip to, in units of 2^-16; for centered clipping 0 is the median distance
 */
public record RuleSettings(int f, int bucketSize, int steps, long radius) {
  private static final int USUAL_BUCKET = 2;
  private static final int USUAL_STEPS = 8;

  /**
   * @throws ValueOutOfRangeException for a number out of its range
   */
  public RuleSettings {
    ValueOutOfRangeException.check("f", 0, 15, f);
    ValueOutOfRangeException.check("bucket size", 1, 32, bucketSize);
    ValueOutOfRangeException.check("steps", 1, 64, steps);
    ValueOutOfRangeException.check("radius", 0, 1L << 31, radius);
  }

  /** Buckets of two, eight steps, median radius. */
  public static RuleSettings of(int f) {
    return new RuleSettings(f, USUAL_BUCKET, USUAL_STEPS, 0);
  }
}
