package io.cess4j.bench;

import java.util.Arrays;

/** Figures as people read them. */
public final class Figures {
  private static final double EXACT_FROM = 100;

  private Figures() {}

  /** Whole numbers from 100 on, else two decimals. */
  public static Number rounded(double value) {
    return Math.abs(value) >= EXACT_FROM || value == Math.rint(value)
        ? (Number) Math.round(value)
        : (Number) (Math.round(value * 100) / 100.0);
  }

  /** The middle one: one slow round of a busy machine does not move it. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
