package io.cess4j.fingerprint.text;

import java.util.Arrays;

/**
 * Counts different terms in bounded memory: when there are too many, all whose hash does not begin
 * with one more zero bit are forgotten for good. Which remain depends on the set of terms only, not
 * on their order, and two texts forget the same ones: what they share stays comparable (consistent
 * sampling, Broder 1997).
 */
final class TermCounts {
  private static final int MAX_LEVEL = 48;

  private final int capacity;
  private long[] hashes;
  private int[] counts;
  private int[] values;
  private int size;
  private int level;

  /**
   * @param capacity different terms that are kept at most
   */
  TermCounts(int capacity) {
    this.capacity = capacity;
    allocate(Math.min(256, capacity));
  }

  /** Counts a term; the value that came with it first is kept. */
  void add(long hash, int value) {
    if (level > 0 && hash >>> (Long.SIZE - level) != 0) {
      return;
    }
    put(hash, 1, value);
    while (size > capacity && level < MAX_LEVEL) {
      level++;
      rebuild(hashes.length);
    }
  }

  int size() {
    return size;
  }

  /** How many zero bits a hash begins with to be counted: one in 2^level is. */
  int level() {
    return level;
  }

  void forEach(Visitor visitor) {
    for (int i = 0; i < hashes.length; i++) {
      if (counts[i] > 0) {
        visitor.visit(hashes[i], counts[i], values[i]);
      }
    }
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(counts, 0);
    }
    size = 0;
    level = 0;
  }

  private void put(long hash, int count, int value) {
    int slot = (int) (hash * 0x9e3779b97f4a7c15L >>> 33) & hashes.length - 1;
    while (counts[slot] > 0 && hashes[slot] != hash) {
      slot = slot + 1 & hashes.length - 1;
    }
    if (counts[slot] == 0) {
      hashes[slot] = hash;
      values[slot] = value;
      size++;
    }
    counts[slot] += count;
    if (size * 3L > hashes.length * 2L) {
      rebuild(hashes.length * 2);
    }
  }

  private void rebuild(int length) {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    int[] oldValues = values;
    allocate(length);
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCounts[i] > 0 && (level == 0 || oldHashes[i] >>> (Long.SIZE - level) == 0)) {
        put(oldHashes[i], oldCounts[i], oldValues[i]);
      }
    }
  }

  private void allocate(int length) {
    int slots = Integer.highestOneBit(Math.max(16, length - 1)) * 2;
    hashes = new long[slots];
    counts = new int[slots];
    values = new int[slots];
    size = 0;
  }

  /** Takes one term, how often it came and the value that came with it. */
  interface Visitor {
    void visit(long hash, int count, int value);
  }
}
