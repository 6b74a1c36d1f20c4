package io.cess4j.fingerprint.audio;

import java.util.List;

/**
 * Two bits of a word of Chromaprint: the logarithm of the ratio of two areas in 16 rows of chroma,
 * between three thresholds. The sixteen are the published ones of algorithm 1 ("Test2"). Instead of
 * logarithms, (1 + a) is compared with e^threshold (1 + b), in whole numbers.
 *
 * @param shape which of the six divisions of the rectangle into a and b
 * @param band first of the 12 bands
 * @param height bands
 * @param width rows, that is frames
 * @param low e to the lowest threshold, with 30 bits of fraction
 */
record ChromaClassifier(
    int shape, int band, int height, int width, long low, long middle, long high) {
  /** Fraction bits of the values that are compared. */
  static final int VALUE_BITS = 24;

  /** Rows that a word looks at. */
  static final int ROWS = 16;

  private static final int THRESHOLD_BITS = 30;

  static final List<ChromaClassifier> ALGORITHM_1 =
      List.of(
          classifier(0, 4, 3, 15, 1.98215, 2.35817, 2.63523),
          classifier(4, 4, 6, 15, -1.03809, -0.651211, -0.282167),
          classifier(1, 0, 4, 16, -0.298702, 0.119262, 0.558497),
          classifier(3, 8, 2, 12, -0.105439, 0.0153946, 0.135898),
          classifier(3, 4, 4, 8, -0.142891, 0.0258736, 0.200632),
          classifier(4, 0, 3, 5, -0.826319, -0.590612, -0.368214),
          classifier(1, 2, 2, 9, -0.557409, -0.233035, 0.0534525),
          classifier(2, 7, 3, 4, -0.0646826, 0.00620476, 0.0784847),
          classifier(2, 6, 2, 16, -0.192387, -0.029699, 0.215855),
          classifier(2, 1, 3, 2, -0.0397818, -0.00568076, 0.0292026),
          classifier(5, 10, 1, 15, -0.53823, -0.369934, -0.190235),
          classifier(3, 6, 2, 10, -0.124877, 0.0296483, 0.139239),
          classifier(2, 1, 1, 14, -0.101475, 0.0225617, 0.231971),
          classifier(3, 5, 6, 4, -0.0799915, -0.00729616, 0.063262),
          classifier(1, 9, 2, 12, -0.272556, 0.019424, 0.302559),
          classifier(3, 4, 2, 14, -0.164292, -0.0321188, 0.0846339));

  private static ChromaClassifier classifier(
      int shape, int band, int height, int width, double low, double middle, double high) {
    return new ChromaClassifier(
        shape, band, height, width, exponential(low), exponential(middle), exponential(high));
  }

  private static long exponential(double threshold) {
    return (long) StrictMath.rint(StrictMath.exp(threshold) * (1L << THRESHOLD_BITS));
  }

  /**
   * @param rows {@link #ROWS} rows of 12 bands, the oldest at {@code start}, in a ring
   * @return 0 to 3 in Gray code
   */
  int classify(long[][] rows, int start) {
    int halfHigh = height / 2;
    int halfWide = width / 2;
    int thirdHigh = height / 3;
    int thirdWide = width / 3;
    long all = area(rows, start, 0, width, 0, height);
    long a =
        switch (shape) {
          case 0 -> all;
          case 1 -> area(rows, start, 0, width, halfHigh, height);
          case 2 -> area(rows, start, halfWide, width, 0, height);
          case 3 ->
              area(rows, start, 0, halfWide, halfHigh, height)
                  + area(rows, start, halfWide, width, 0, halfHigh);
          case 4 -> area(rows, start, 0, width, thirdHigh, 2 * thirdHigh);
          default -> area(rows, start, thirdWide, 2 * thirdWide, 0, height);
        };
    long b = shape == 0 ? 0 : all - a;
    long left = (1L << VALUE_BITS) + a;
    long right = (1L << VALUE_BITS) + b;
    if (below(left, middle, right)) {
      return below(left, low, right) ? 0 : 1;
    }
    return below(left, high, right) ? 3 : 2;
  }

  private static boolean below(long left, long threshold, long right) {
    return left << THRESHOLD_BITS < threshold * right;
  }

  private long area(long[][] rows, int start, int fromRow, int toRow, int fromBand, int toBand) {
    long sum = 0;
    for (int row = fromRow; row < toRow; row++) {
      long[] values = rows[(start + row) % ROWS];
      for (int i = fromBand; i < toBand; i++) {
        sum += values[band + i];
      }
    }
    return sum;
  }
}
