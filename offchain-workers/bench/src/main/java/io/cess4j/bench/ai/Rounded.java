package io.cess4j.bench.ai;

/** Accuracies of ten thousand pictures have four decimals. */
final class Rounded {
  private static final double DIGITS = 10_000;

  private Rounded() {}

  static double of(double accuracy) {
    return Math.round(accuracy * DIGITS) / DIGITS;
  }
}
