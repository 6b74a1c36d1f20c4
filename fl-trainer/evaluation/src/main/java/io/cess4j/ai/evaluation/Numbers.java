package io.cess4j.ai.evaluation;

/** Sums over long vectors. */
final class Numbers {
  private Numbers() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  static double norm(double[] values) {
    return Math.sqrt(dot(values, values));
  }

  static double distance(int[] a, int[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      double difference = (double) a[j] - b[j];
      sum += difference * difference;
    }
    return sum;
  }

  static double[] scaled(double factor, double[] values) {
    double[] result = new double[values.length];
    for (int j = 0; j < result.length; j++) {
      result[j] = factor * values[j];
    }
    return result;
  }

  /** a + factor b. */
  static double[] sum(double[] a, double factor, double[] b) {
    double[] result = new double[a.length];
    for (int j = 0; j < result.length; j++) {
      result[j] = a[j] + factor * b[j];
    }
    return result;
  }

  static double[] doubles(int[] values) {
    double[] result = new double[values.length];
    for (int j = 0; j < result.length; j++) {
      result[j] = values[j];
    }
    return result;
  }
}
