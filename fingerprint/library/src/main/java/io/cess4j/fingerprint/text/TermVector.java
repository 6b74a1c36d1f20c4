package io.cess4j.fingerprint.text;

/**
 * Sum of the weighted terms of a text, each in a direction of its own: 256 signs from its hash
 * (random indexing, Kanerva 2000). Whole numbers only.
 */
final class TermVector {
  static final int DIMENSIONS = 256;

  /** Length of a text's vector in the units of the common vector. */
  static final int COMMON_SCALE = 1 << 12;

  private final long[] sums = new long[DIMENSIONS];
  private final long[] energies = new long[Language.values().length];

  /** Adds a term; each bit of its hash's four words is a sign. */
  void add(long hash, int weight, Language language) {
    for (int word = 0; word < DIMENSIONS / Long.SIZE; word++) {
      long signs = TermHash.mix(hash + word);
      for (int bit = 0; bit < Long.SIZE; bit++) {
        sums[word * Long.SIZE + bit] += ((signs >>> bit & 1) * 2 - 1) * weight;
      }
    }
    energies[language.ordinal()] += (long) weight * weight;
  }

  void add(TermVector other) {
    for (int i = 0; i < DIMENSIONS; i++) {
      sums[i] += other.sums[i];
    }
    for (int i = 0; i < energies.length; i++) {
      energies[i] += other.energies[i];
    }
  }

  /** Sum of the squared weights, before what is common is taken away. */
  long energy() {
    long sum = 0;
    for (long energy : energies) {
      sum += energy;
    }
    return sum;
  }

  /** The sums as they are. */
  long[] sums() {
    return sums.clone();
  }

  /** Less what texts of its languages have in common, scaled to values of 31 bits at most. */
  int[] distinct(TermWeights weights) {
    long[] rest = sums.clone();
    for (Language language : Language.values()) {
      long energy = energies[language.ordinal()];
      if (energy > 0) {
        long length = squareRoot(energy);
        short[] common = weights.common(language);
        for (int i = 0; i < DIMENSIONS; i++) {
          rest[i] -= length * common[i] / COMMON_SCALE;
        }
      }
    }
    long largest = 1;
    for (long value : rest) {
      largest = Math.max(largest, Math.abs(value));
    }
    int excess = Math.max(0, 34 - Long.numberOfLeadingZeros(largest));
    int[] scaled = new int[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      scaled[i] = (int) (rest[i] >> excess);
    }
    return scaled;
  }

  /** Newton's method from above: the largest whole number whose square is not more. */
  static long squareRoot(long value) {
    if (value < 2) {
      return value;
    }
    long root = 1L << (65 - Long.numberOfLeadingZeros(value)) / 2;
    while (true) {
      long next = (root + value / root) / 2;
      if (next >= root) {
        return root;
      }
      root = next;
    }
  }
}
