package io.cess4j.fingerprint.image;

/** Shares of a whole, as features: their roots, so that a rare kind counts too (Hellinger). */
final class Histogram {
  private static final int SCALE = 20;

  private final long[] weights;
  private long total;

  Histogram(int bins) {
    this.weights = new long[bins];
  }

  void add(int bin, long weight) {
    weights[bin] += weight;
    total += weight;
  }

  /**
   * Writes 0 to 1024 for each bin.
   *
   * @param floor weight that is added to the whole: a histogram of nothing but noise stays small
   */
  int write(int[] features, int at, long floor) {
    for (long weight : weights) {
      features[at++] = (int) Integers.root((weight << SCALE) / (total + floor));
    }
    return at;
  }
}
