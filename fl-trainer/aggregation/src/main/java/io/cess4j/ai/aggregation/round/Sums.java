package io.cess4j.ai.aggregation.round;

/** Exact sums over the components of a chunk; plain loops that the compiler turns into vectors. */
final class Sums {
  private Sums() {}

  static long squares(int[] values, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (long) values[i] * values[i];
    }
    return sum;
  }

  static long products(int[] one, int[] other, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (long) one[i] * other[i];
    }
    return sum;
  }

  static long squaredDistances(int[] one, int[] other, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long difference = one[i] - other[i];
      sum += difference * difference;
    }
    return sum;
  }
}
