package io.cess4j.fingerprint.iscc;

import java.util.Arrays;

/**
 * The smallest values that 64 permutations give to a set of 32-bit features (Broder 1997, as ISO
 * 24138 fixes it): {@code ((a * f + b) mod 2^64) mod (2^61 - 1)}, the lower 32 bits. Of each the
 * four lowest bits are kept.
 */
final class MinHash {
  private static final int PERMUTATIONS = 64;
  private static final int KEPT_BITS = 4;
  private static final long PRIME = (1L << 61) - 1;
  private static final long[] FACTORS = new long[PERMUTATIONS];
  private static final long[] SUMMANDS = new long[PERMUTATIONS];

  static {
    long[] table = Tables.read("permutations.txt", 2 * PERMUTATIONS);
    for (int i = 0; i < PERMUTATIONS; i++) {
      FACTORS[i] = table[2 * i];
      SUMMANDS[i] = table[2 * i + 1];
    }
  }

  private final long[] smallest = new long[PERMUTATIONS];

  MinHash() {
    Arrays.fill(smallest, Long.MAX_VALUE);
  }

  /**
   * Without a branch, so that the compiler makes vectors of it: one is added for each character of
   * a text.
   */
  void add(long feature) {
    for (int i = 0; i < PERMUTATIONS; i++) {
      long value = FACTORS[i] * feature + SUMMANDS[i];
      value = (value & PRIME) + (value >>> 61) - PRIME;
      value += PRIME & value >> 63;
      smallest[i] = Math.min(smallest[i], value & 0xffff_ffffL);
    }
  }

  /** 32 bytes: the lowest bit of all 64, then the second, the third, the fourth. */
  byte[] digest() {
    byte[] digest = new byte[PERMUTATIONS * KEPT_BITS / 8];
    for (int bit = 0; bit < KEPT_BITS; bit++) {
      for (int i = 0; i < PERMUTATIONS; i++) {
        if ((smallest[i] >> bit & 1) == 1) {
          digest[bit * (PERMUTATIONS / 8) + i / 8] |= (byte) (0x80 >> i % 8);
        }
      }
    }
    return digest;
  }
}
