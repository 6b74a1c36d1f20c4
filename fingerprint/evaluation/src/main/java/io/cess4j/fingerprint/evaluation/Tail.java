package io.cess4j.fingerprint.evaluation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The smallest of very many distances, and how many there were: all that a threshold at a small
 * rate of false positives needs. Safe for several threads.
 */
final class Tail {
  private static final int KEPT = 1 << 15;

  private final double[] values = new double[2 * KEPT];
  private int size;
  private long count;
  private double limit = Double.POSITIVE_INFINITY;

  synchronized void add(double[] distances, int length) {
    for (int i = 0; i < length; i++) {
      count++;
      if (distances[i] < limit) {
        values[size++] = distances[i];
        if (size == values.length) {
          shrink();
        }
      }
    }
  }

  private void shrink() {
    Arrays.sort(values, 0, size);
    size = Math.min(size, KEPT);
    limit = size == KEPT ? values[KEPT - 1] : Double.POSITIVE_INFINITY;
  }

  /** How many distances there were. */
  synchronized long count() {
    return count;
  }

  /**
   * The largest threshold (a distance up to which two works match) that lets through no more than
   * the given share of all.
   */
  synchronized double threshold(double rate) {
    shrink();
    long allowed = (long) Math.floor(rate * count);
    if (allowed < size) {
      return Math.nextDown(values[(int) allowed]);
    }
    if (size < KEPT) {
      return size == 0 ? Double.NEGATIVE_INFINITY : values[size - 1];
    }
    throw new IllegalArgumentException(
        "A rate of " + rate + " of " + count + " distances reaches beyond the " + KEPT + " kept");
  }

  /** Whether enough distances are kept for a threshold at this rate. */
  synchronized boolean reaches(double rate) {
    return count <= KEPT || rate * count < KEPT;
  }

  /** How many lie at or below a threshold; null where more do than are kept. */
  synchronized @Nullable Proportion within(double threshold) {
    shrink();
    if (threshold >= limit) {
      return null;
    }
    int below = 0;
    while (below < size && values[below] <= threshold) {
      below++;
    }
    return new Proportion(below, count);
  }
}
