package io.cess4j.fingerprint.audio;

/** Square roots and logarithms in whole numbers. */
final class IntegerRoot {
  private static final int TABLE_BITS = 12;

  /** Fraction bits of {@link #log2}. */
  static final int LOG_BITS = 10;

  private static final int[] LOGARITHMS = new int[1 << TABLE_BITS];

  static {
    for (int i = 0; i < LOGARITHMS.length; i++) {
      LOGARITHMS[i] =
          (int)
              StrictMath.rint(
                  StrictMath.log(1 + (double) i / LOGARITHMS.length)
                      / StrictMath.log(2)
                      * (1 << LOG_BITS));
    }
  }

  private IntegerRoot() {}

  /** The largest number whose square is not larger. */
  static long of(long value) {
    long root = (long) Math.sqrt((double) value);
    while (root * root > value) {
      root--;
    }
    while ((root + 1) * (root + 1) <= value) {
      root++;
    }
    return root;
  }

  /** The logarithm to base 2 in 1,024ths, 0 for values below 2. */
  static int log2(long value) {
    if (value < 2) {
      return 0;
    }
    int exponent = 63 - Long.numberOfLeadingZeros(value);
    long mantissa =
        exponent >= TABLE_BITS
            ? value >>> (exponent - TABLE_BITS)
            : value << (TABLE_BITS - exponent);
    return (exponent << LOG_BITS) + LOGARITHMS[(int) mantissa & (LOGARITHMS.length - 1)];
  }
}
