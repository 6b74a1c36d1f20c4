package io.cess4j.ai.aggregation.rule;

/** The mean of each column of sorted rows without its ends. */
public final class TrimmedRows {
  private TrimmedRows() {}

  /**
   * Adds what lies between the {@code trim} lowest and highest, divided by how many those are.
   *
   * @param sorted rows of which every column is sorted; at most 32 of at most 2^19 in magnitude
   * @param target from 0 on
   */
  public static void mean(int[][] sorted, int rows, int trim, int columns, int[] target) {
    java.util.Arrays.fill(target, 0, columns, 0);
    for (int i = trim; i < rows - trim; i++) {
      add(sorted[i], columns, target);
    }
    divide(target, columns, rows - 2 * trim);
  }

  /** Adds a row to a sum. */
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
}
