package io.cess4j.protocol.layout;

import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * Shape of the erasure code: any k of n fragments restore a segment.
 *
 * @param k data fragments, 2 to n
 * @param n all fragments, at most 32
 */
public record CodeParameters(int k, int n) {

  /** Most fragments of a segment. */
  public static final int MAXIMUM_FRAGMENTS = 32;

  /** Fewest data fragments; with k = 1 every fragment would be a copy. */
  public static final int MINIMUM_DATA = 2;

  /**
   * @throws ValueOutOfRangeException unless 2 <= k <= n <= 32
   */
  public CodeParameters {
    ValueOutOfRangeException.checkInt("n", MINIMUM_DATA, MAXIMUM_FRAGMENTS, n);
    ValueOutOfRangeException.checkInt("k", MINIMUM_DATA, n, k);
  }

  /** Parity fragments, n - k. */
  public int parity() {
    return n - k;
  }

  /** Returns {@code slot} where 0 <= slot < n. */
  public int checkSlot(int slot) {
    return ValueOutOfRangeException.checkInt("slot", 0, n - 1, slot);
  }
}
