package io.cess4j.ai.privacy;

import java.util.List;

/**
 * How much privacy composed {@link SampledGaussian} steps cost, by Renyi differential privacy.
 * Divergence of a step at an integer order a (Mironov, Talwar, Zhang: "Renyi Differential Privacy
 * of the Sampled Gaussian Mechanism", 2019, section 3.3):
 *
 * <pre>1/(a-1) ln sum over k = 0..a of C(a,k) (1-q)^(a-k) q^k exp((k^2-k) / (2 z^2))</pre>
 *
 * Divergences of steps add up; epsilon for a given delta is the least over the orders of
 *
 * <pre>rdp(a) + ln((a-1)/a) - (ln delta + ln a)/(a-1)</pre>
 *
 * (Canonne, Kamath, Steinke: "The Discrete Gaussian for Differential Privacy", 2020, proposition
 * 12). Neighbouring sets differ by one example that is added or removed.
 */
public final class RdpAccountant {
  private static final int GREATEST_ORDER = 512;

  private RdpAccountant() {}

  /**
   * @param delta above 0 and below 1; below one over the examples to mean anything
   * @return epsilon; 0 for no steps
   */
  public static double epsilon(List<SampledGaussian> steps, double delta) {
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta is " + delta + " but has to be above 0, below 1");
    }
    if (steps.isEmpty()) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int order = 2; order <= GREATEST_ORDER; order += order < 64 ? 1 : 8) {
      double divergence = 0;
      for (SampledGaussian some : steps) {
        divergence += some.steps() * divergence(some, order);
      }
      double epsilon =
          divergence + Math.log1p(-1.0 / order) - (Math.log(delta) + Math.log(order)) / (order - 1);
      least = Math.min(least, epsilon);
    }
    return Math.max(least, 0);
  }

  /** Of one step. */
  static double divergence(SampledGaussian step, int order) {
    double variance = step.noise() * step.noise();
    if (step.rate() == 1) {
      return order / (2 * variance);
    }
    double lnRate = Math.log(step.rate());
    double lnRest = Math.log1p(-step.rate());
    double lnBinomial = 0;
    double sum = Double.NEGATIVE_INFINITY;
    for (int k = 0; k <= order; k++) {
      double term =
          lnBinomial + (order - k) * lnRest + k * lnRate + (k * (double) k - k) / (2 * variance);
      sum = lnAdd(sum, term);
      lnBinomial += Math.log(order - k) - Math.log(k + 1);
    }
    return Math.max(sum, 0) / (order - 1);
  }

  /** ln(e^a + e^b) without leaving the range of doubles. */
  private static double lnAdd(double a, double b) {
    double greater = Math.max(a, b);
    double lesser = Math.min(a, b);
    return lesser == Double.NEGATIVE_INFINITY
        ? greater
        : greater + Math.log1p(Math.exp(lesser - greater));
  }
}
