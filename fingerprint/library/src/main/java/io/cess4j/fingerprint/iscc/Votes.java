package io.cess4j.fingerprint.iscc;

/**
 * The standard's simhash: each bit is 1 where at least half of the digests have a 1 (ties give 1),
 * most significant first.
 */
final class Votes {
  private final int[] ones;
  private int digests;

  Votes(int bytes) {
    ones = new int[8 * bytes];
  }

  void add(byte[] digest) {
    digests++;
    for (int i = 0; i < ones.length; i++) {
      ones[i] += digest[i / 8] >> (7 - i % 8) & 1;
    }
  }

  /** All 0 if nothing voted. */
  byte[] result() {
    byte[] bytes = new byte[ones.length / 8];
    for (int i = 0; i < ones.length; i++) {
      if (digests > 0 && 2L * ones[i] >= digests) {
        bytes[i / 8] |= (byte) (0x80 >> i % 8);
      }
    }
    return bytes;
  }
}
