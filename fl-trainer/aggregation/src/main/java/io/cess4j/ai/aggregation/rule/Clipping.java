package io.cess4j.ai.aggregation.rule;

import java.util.Arrays;

/** Shortens vectors. */
public final class Clipping {
  private Clipping() {}

  /** The lower one of two in the middle. */
  public static long median(long[] norms) {
    long[] sorted = norms.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  /**
   * Shortens the start of a row in place: each component times {@code limit} through {@code norm}.
   *
   * @param row components of at most 2^20 in magnitude
   * @param norm above {@code limit}, which has 31 bits at most, so that no product overflows
   */
  public static void clip(int[] row, int count, long norm, long limit) {
    for (int j = 0; j < count; j++) {
      row[j] = (int) (row[j] * limit / norm);
    }
  }

  static int[][] to(int[][] rows, long limit) {
    long[] norms = Sums.norms(rows);
    int[][] clipped = rows.clone();
    for (int i = 0; i < rows.length; i++) {
      if (norms[i] > limit) {
        clipped[i] = rows[i].clone();
        clip(clipped[i], clipped[i].length, norms[i], limit);
      }
    }
    return clipped;
  }
}
