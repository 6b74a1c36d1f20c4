package io.cess4j.fingerprint.image;

/**
 * The lowest frequencies of the two-dimensional cosine transform (DCT-II) of a square, with factors
 * of 15 binary digits. The table comes from StrictMath, whose results are fixed by its
 * specification; the transform itself is all integers.
 */
final class Cosines {
  private static final int DIGITS = 15;

  private final int side;
  private final int frequencies;
  private final int[][] table;

  Cosines(int side, int frequencies) {
    this.side = side;
    this.frequencies = frequencies;
    this.table = new int[frequencies][side];
    for (int k = 0; k < frequencies; k++) {
      double norm = StrictMath.sqrt((k == 0 ? 1.0 : 2.0) / side) * (1 << DIGITS);
      for (int i = 0; i < side; i++) {
        table[k][i] =
            (int)
                StrictMath.rint(
                    norm * StrictMath.cos(StrictMath.PI * k * (2 * i + 1) / (2.0 * side)));
      }
    }
  }

  /** Coefficients, row (vertical frequency) after row, scaled like an orthonormal transform. */
  long[] transform(int[] values) {
    long[] rows = new long[side * frequencies];
    for (int y = 0; y < side; y++) {
      for (int k = 0; k < frequencies; k++) {
        long sum = 0;
        for (int x = 0; x < side; x++) {
          sum += (long) table[k][x] * values[y * side + x];
        }
        rows[y * frequencies + k] = sum >> DIGITS / 2;
      }
    }
    long[] coefficients = new long[frequencies * frequencies];
    for (int y = 0; y < side; y++) {
      for (int k = 0; k < frequencies; k++) {
        int factor = table[k][y];
        for (int x = 0; x < frequencies; x++) {
          coefficients[k * frequencies + x] += factor * rows[y * frequencies + x];
        }
      }
    }
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] >>= 2 * DIGITS - DIGITS / 2;
    }
    return coefficients;
  }
}
