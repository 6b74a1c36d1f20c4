package io.cess4j.ai.evaluation;

import java.util.List;
import java.util.Random;

/** What attackers know in a round, and moments of it that several attacks need. */
final class Knowledge {
  private final List<int[]> honest;
  private final int[] direction;
  private final Random random;
  private final double[] mean;
  private final double[] deviation;

  /**
   * @param honest updates of this round, not empty
   * @param direction that the rule yielded in the last round
   */
  Knowledge(List<int[]> honest, int[] direction, Random random) {
    this.honest = honest;
    this.direction = direction;
    this.random = random;
    int length = honest.getFirst().length;
    mean = new double[length];
    for (int[] update : honest) {
      for (int j = 0; j < length; j++) {
        mean[j] += (double) update[j] / honest.size();
      }
    }
    deviation = new double[length];
    for (int[] update : honest) {
      for (int j = 0; j < length; j++) {
        double off = update[j] - mean[j];
        deviation[j] += off * off / honest.size();
      }
    }
    for (int j = 0; j < length; j++) {
      deviation[j] = Math.sqrt(deviation[j]);
    }
  }

  List<int[]> honest() {
    return honest;
  }

  int[] direction() {
    return direction;
  }

  Random random() {
    return random;
  }

  double[] mean() {
    return mean;
  }

  double[] deviation() {
    return deviation;
  }
}
