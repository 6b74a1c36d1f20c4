package io.cess4j.ai.aggregation.rule;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Means of columns. At most 32 rows of at most 2^21 in magnitude, so that sums fit an int. */
public final class Columns {
  /** Columns that are sorted together: all their rows stay in the cache. */
  private static final int BLOCK = 512;

  private Columns() {}

  /** Adds the start of a row to a sum. */
  public static void add(int[] row, int columns, int[] target) {
    for (int j = 0; j < columns; j++) {
      target[j] += row[j];
    }
  }

  /** Divides toward zero. */
  public static void divide(int[] values, int columns, int divisor) {
    for (int j = 0; j < columns; j++) {
      values[j] /= divisor;
    }
  }

  /**
   * The mean of what lies between the {@code trim} lowest and highest of each column.
   *
   * @param sorted rows of which every column is sorted; the first {@code rows} count
   * @param target from 0 on
   */
  public static void trimmedMean(int[][] sorted, int rows, int trim, int columns, int[] target) {
    Arrays.fill(target, 0, columns, 0);
    for (int i = trim; i < rows - trim; i++) {
      add(sorted[i], columns, target);
    }
    divide(target, columns, rows - 2 * trim);
  }

  static int[] trimmed(int[][] rows, int trim) {
    int[] result = new int[rows[0].length];
    SortingNetwork network = new SortingNetwork(rows.length);
    int[][] block = new int[rows.length][BLOCK];
    int[] mean = new int[BLOCK];
    for (int from = 0; from < result.length; from += BLOCK) {
      int columns = Math.min(BLOCK, result.length - from);
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(rows[i], from, block[i], 0, columns);
      }
      network.sort(block, columns);
      trimmedMean(block, rows.length, trim, columns, mean);
      System.arraycopy(mean, 0, result, from, columns);
    }
    return result;
  }

  static int[] mean(int[][] rows, IntStream chosen) {
    int[] ranks = chosen.toArray();
    int[] mean = new int[rows[0].length];
    for (int rank : ranks) {
      add(rows[rank], mean.length, mean);
    }
    divide(mean, mean.length, ranks.length);
    return mean;
  }

  /**
   * @param weights of at most 2^30, not all zero
   */
  static int[] weighted(int[][] rows, long[] weights) {
    long whole = Arrays.stream(weights).sum();
    int[] mean = new int[rows[0].length];
    for (int j = 0; j < mean.length; j++) {
      long sum = 0;
      for (int i = 0; i < rows.length; i++) {
        sum += weights[i] * rows[i][j];
      }
      mean[j] = (int) (sum / whole);
    }
    return mean;
  }
}
