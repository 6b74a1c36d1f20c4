package io.cess4j.ai.aggregation.rule;

/** Integer square roots. */
public final class Isqrt {
  private Isqrt() {}

  /**
   * The greatest number whose square is not above {@code value}. Floating point only guesses; what
   * comes out is checked in integers and so the same everywhere.
   *
   * @param value 0 to 2^62
   */
  public static long of(long value) {
    long root = (long) Math.sqrt((double) value);
    while (root * root > value) {
      root--;
    }
    while ((root + 1) * (root + 1) <= value) {
      root++;
    }
    return root;
  }
}
