package io.cess4j.fingerprint.audio;

/**
 * Whitened features brought close to one size, their signs kept: the eighth root of each. Whitening
 * gives the features one variance over all that it was trained on, not over every kind of sound: a
 * few large ones of an unusual sound would decide all 256 bits alike, and two such sounds would be
 * near each other without anything in common.
 */
final class Levelled {
  /** Values below 2^31 have roots below 2^31: of the square root, the upper half is fraction. */
  private static final int FRACTION_BITS = 31;

  private static final int ROOTS = 3;

  private Levelled() {}

  static int[] of(int[] whitened) {
    int[] levelled = new int[whitened.length];
    for (int i = 0; i < whitened.length; i++) {
      long value = Math.abs((long) whitened[i]);
      for (int root = 0; root < ROOTS; root++) {
        value = IntegerRoot.of(value << FRACTION_BITS);
      }
      levelled[i] = (int) (whitened[i] < 0 ? -value : value);
    }
    return levelled;
  }
}
