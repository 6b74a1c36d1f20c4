package io.cess4j.ai.evaluation;

import java.util.List;

/**
 * Hides as far from the mean of the honest as they lie from each other (Shejwalkar, Houmansadr:
 * "Manipulating the Byzantine", NDSS 2021): mean + g p with the greatest g whose squared distance
 * to no honest update exceeds the greatest between two of them (min-max), or whose sum of squared
 * distances does not exceed the greatest such sum (min-sum).
 */
final class Spread {
  private static final int HALVINGS = 60;
  private final boolean sums;
  private final double bound;
  private final double[] constant;
  private final double[] linear;
  private final double quadratic;

  private Spread(Knowledge knowledge, double[] perturbation, boolean sums) {
    this.sums = sums;
    List<int[]> honest = knowledge.honest();
    bound = bound(honest, sums);
    constant = new double[honest.size()];
    linear = new double[honest.size()];
    for (int i = 0; i < honest.size(); i++) {
      for (int j = 0; j < perturbation.length; j++) {
        double off = knowledge.mean()[j] - honest.get(i)[j];
        constant[i] += off * off;
        linear[i] += off * perturbation[j];
      }
    }
    quadratic = Numbers.dot(perturbation, perturbation);
  }

  static double[] along(Knowledge knowledge, double[] perturbation, boolean sums) {
    double factor = new Spread(knowledge, perturbation, sums).greatest();
    return Numbers.sum(knowledge.mean(), factor, perturbation);
  }

  private static double bound(List<int[]> honest, boolean sums) {
    double bound = 0;
    for (int[] one : honest) {
      double sum = 0;
      for (int[] other : honest) {
        double distance = Numbers.distance(one, other);
        sum += distance;
        bound = sums ? bound : Math.max(bound, distance);
      }
      bound = sums ? Math.max(bound, sum) : bound;
    }
    return bound;
  }

  private double greatest() {
    if (quadratic == 0) {
      return 0;
    }
    double low = 0;
    double high = 1;
    while (hidden(high)) {
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (hidden(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean hidden(double factor) {
    double sum = 0;
    for (int i = 0; i < constant.length; i++) {
      double distance = constant[i] + 2 * factor * linear[i] + factor * factor * quadratic;
      if (!sums && distance > bound) {
        return false;
      }
      sum += distance;
    }
    return !sums || sum <= bound;
  }
}
