package io.cess4j.ai.aggregation.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Sorts many short columns at once: row after row is compared and exchanged, which the compiler
 * turns into minima and maxima of vectors; sorting column by column takes several times as long.
 * Batcher's odd-even mergesort (Knuth, The Art of Computer Programming 3, algorithm 5.2.2 M).
 */
public final class SortingNetwork {
  private final int[] lower;
  private final int[] upper;

  /**
   * @param rows how many numbers a column has
   */
  public SortingNetwork(int rows) {
    List<int[]> comparisons = new ArrayList<>();
    int top = rows < 2 ? 0 : Integer.highestOneBit(rows - 1);
    for (int p = top; p > 0; p /= 2) {
      add(comparisons, rows, p, 0, p);
      for (int q = top; q != p; q /= 2) {
        add(comparisons, rows, p, p, q - p);
      }
    }
    lower = comparisons.stream().mapToInt(pair -> pair[0]).toArray();
    upper = comparisons.stream().mapToInt(pair -> pair[1]).toArray();
  }

  private static void add(List<int[]> comparisons, int rows, int p, int r, int distance) {
    for (int i = 0; i < rows - distance; i++) {
      if ((i & p) == r) {
        comparisons.add(new int[] {i, i + distance});
      }
    }
  }

  /** Sorts each of the first {@code columns} columns, the least number into the first row. */
  public void sort(int[][] rows, int columns) {
    for (int i = 0; i < lower.length; i++) {
      exchange(rows[lower[i]], rows[upper[i]], columns);
    }
  }

  private static void exchange(int[] low, int[] high, int columns) {
    for (int j = 0; j < columns; j++) {
      int one = low[j];
      int other = high[j];
      low[j] = Math.min(one, other);
      high[j] = Math.max(one, other);
    }
  }
}
