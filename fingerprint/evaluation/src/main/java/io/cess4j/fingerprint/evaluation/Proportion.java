package io.cess4j.fingerprint.evaluation;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often something happened, with the exact 95 % interval of Clopper and Pearson (Biometrika 26,
 * 1934): quantiles of beta distributions, right for small counts and for none at all.
 *
 * @param hits how often it happened
 * @param trials how often it could have
 */
public record Proportion(long hits, long trials) {
  private static final double TAIL = 0.025;

  public Proportion {
    if (hits < 0 || trials < hits) {
      throw new IllegalArgumentException(hits + " of " + trials + " is no proportion");
    }
  }

  /** Share, not a number without trials. */
  public double share() {
    return trials == 0 ? Double.NaN : (double) hits / trials;
  }

  public double lower() {
    return hits == 0
        ? 0
        : BetaDistribution.of(hits, trials - hits + 1.0).inverseCumulativeProbability(TAIL);
  }

  public double upper() {
    return hits == trials
        ? 1
        : BetaDistribution.of(hits + 1.0, trials - hits).inverseCumulativeProbability(1 - TAIL);
  }
}
