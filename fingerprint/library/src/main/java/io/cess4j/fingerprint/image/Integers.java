package io.cess4j.fingerprint.image;

/** Arithmetic that has the same result on every machine. */
final class Integers {
  private Integers() {}

  /** The largest whole number whose square is not above the value (Newton, from above). */
  static long root(long value) {
    if (value < 2) {
      return Math.max(0, value);
    }
    long guess = 1L << ((65 - Long.numberOfLeadingZeros(value)) / 2);
    while (true) {
      long next = (guess + value / guess) / 2;
      if (next >= guess) {
        return guess;
      }
      guess = next;
    }
  }

  /** The root of the magnitude, with the sign: heavy tails become light ones. */
  static int signedRoot(long value) {
    int root = (int) root(Math.abs(value));
    return value < 0 ? -root : root;
  }
}
