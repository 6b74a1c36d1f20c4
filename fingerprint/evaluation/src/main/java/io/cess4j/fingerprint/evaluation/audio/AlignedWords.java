package io.cess4j.fingerprint.evaluation.audio;

/** How AcoustID compares: the fewest differing bits over all offsets. */
final class AlignedWords {
  private static final int LEAST_OVERLAP = 50;

  private AlignedWords() {}

  /** Share of differing bits at the best offset with 50 words (6.2 s) or more; 1 without one. */
  static double errorRate(int[] one, int[] other) {
    double best = 1;
    for (int offset = LEAST_OVERLAP - other.length;
        offset <= one.length - LEAST_OVERLAP;
        offset++) {
      int from = Math.max(0, offset);
      int to = Math.min(one.length, offset + other.length);
      int errors = 0;
      for (int i = from; i < to; i++) {
        errors += Integer.bitCount(one[i] ^ other[i - offset]);
      }
      if (to - from >= LEAST_OVERLAP) {
        best = Math.min(best, (double) errors / ((to - from) * Integer.SIZE));
      }
    }
    return best;
  }
}
