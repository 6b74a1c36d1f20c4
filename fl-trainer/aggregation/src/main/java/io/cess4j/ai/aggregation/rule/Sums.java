package io.cess4j.ai.aggregation.rule;

/**
 * Exact sums; plain loops that the compiler turns into vectors. With updates of at most 2^22
 * components of at most 2^19 in magnitude the greatest, a squared distance, is 2^62.
 */
public final class Sums {
  /** Components of all rows that are worked on before the next ones: they stay in the cache. */
  private static final int BLOCK = 2048;

  private Sums() {}

  /** Sum of squares of the first {@code count} components. */
  public static long squares(int[] row, int count) {
    long sum = 0;
    for (int j = 0; j < count; j++) {
      sum += (long) row[j] * row[j];
    }
    return sum;
  }

  /** Inner product of the first {@code count} components. */
  public static long products(int[] one, int[] other, int count) {
    long sum = 0;
    for (int j = 0; j < count; j++) {
      sum += (long) one[j] * other[j];
    }
    return sum;
  }

  /** Squared distance of components {@code from} to {@code to} - 1. */
  public static long squaredDistance(int[] one, int[] other, int from, int to) {
    long sum = 0;
    for (int j = from; j < to; j++) {
      long difference = one[j] - other[j];
      sum += difference * difference;
    }
    return sum;
  }

  static long[] norms(int[][] rows) {
    long[] norms = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      norms[i] = Isqrt.of(squares(rows[i], rows[i].length));
    }
    return norms;
  }

  /** Distances, not squared, of all rows to one. */
  static long[] distancesTo(int[][] rows, int[] centre) {
    long[] distances = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      distances[i] = Isqrt.of(squaredDistance(rows[i], centre, 0, centre.length));
    }
    return distances;
  }

  /** Squared distances of all pairs. */
  static long[][] distances(int[][] rows) {
    long[][] distances = new long[rows.length][rows.length];
    int length = rows[0].length;
    for (int from = 0; from < length; from += BLOCK) {
      int to = Math.min(length, from + BLOCK);
      for (int i = 0; i < rows.length; i++) {
        for (int k = i + 1; k < rows.length; k++) {
          distances[i][k] += squaredDistance(rows[i], rows[k], from, to);
        }
      }
    }
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < i; k++) {
        distances[i][k] = distances[k][i];
      }
    }
    return distances;
  }
}
