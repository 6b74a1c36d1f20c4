package io.cess4j.protocol.erasure;

/** GF(2^8) with the polynomial x^8 + x^4 + x^3 + x^2 + 1 (0x11d); bytes as ints of 0 to 255. */
final class GaloisField {

  private static final int POLYNOMIAL = 0x11d;
  private static final int ORDER = 255;
  private static final int[] POWER = new int[2 * ORDER];
  private static final int[] LOGARITHM = new int[256];

  static {
    int value = 1;
    for (int i = 0; i < ORDER; i++) {
      POWER[i] = value;
      POWER[i + ORDER] = value;
      LOGARITHM[value] = i;
      value <<= 1;
      if (value > 0xff) {
        value ^= POLYNOMIAL;
      }
    }
  }

  private GaloisField() {}

  static int multiply(int a, int b) {
    return a == 0 || b == 0 ? 0 : POWER[LOGARITHM[a] + LOGARITHM[b]];
  }

  /** 1 / a for a != 0. */
  static int inverse(int a) {
    if (a == 0) {
      throw new ArithmeticException("0 has no inverse");
    }
    return POWER[ORDER - LOGARITHM[a]];
  }
}
