package io.cess4j.cli.simulate;

import java.util.Arrays;

/** How unevenly something is shared. */
final class Gini {
  private Gini() {}

  /** 0 where all have the same, towards 1 where one has everything; 0 where nobody has anything. */
  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += sorted[i];
      weighted += (i + 1) * sorted[i];
    }
    return sum == 0
        ? 0
        : 2 * weighted / (sorted.length * sum) - (sorted.length + 1.0) / sorted.length;
  }

  /** Shares of the whole that the lowest i of {@code steps} parts hold: the Lorenz curve. */
  static double[] lorenz(double[] values, int steps) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double whole = Arrays.stream(sorted).sum();
    double[] curve = new double[steps + 1];
    double sum = 0;
    int next = 0;
    for (int step = 1; step <= steps; step++) {
      int until = (int) ((long) sorted.length * step / steps);
      while (next < until) {
        sum += sorted[next++];
      }
      curve[step] = whole == 0 ? (double) step / steps : sum / whole;
    }
    return curve;
  }
}
