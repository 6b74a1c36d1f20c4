package io.cess4j.fingerprint.search;

import java.util.Arrays;

/** Codes that a scan found near queries; grows as needed, without an object a hit. */
final class Hits {
  private static final int WIDTH = 3;

  private int[] values = new int[64 * WIDTH];
  private int count;

  /**
   * @param query index of the query in its batch
   * @param position of the code in its group
   * @param distance bits that differ
   */
  void add(int query, int position, int distance) {
    if (values.length - count * WIDTH < WIDTH) {
      values = Arrays.copyOf(values, Math.multiplyExact(values.length, 2));
    }
    values[count * WIDTH] = query;
    values[count * WIDTH + 1] = position;
    values[count * WIDTH + 2] = distance;
    count++;
  }

  void addAll(Hits others) {
    for (int i = 0; i < others.count; i++) {
      add(others.query(i), others.position(i), others.distance(i));
    }
  }

  /** Whether both hold the same, in whatever order. */
  boolean sameAs(Hits other) {
    return Arrays.equals(sorted(), other.sorted());
  }

  /** One number a hit: query, position, distance. */
  private long[] sorted() {
    long[] packed = new long[count];
    for (int i = 0; i < count; i++) {
      packed[i] = (long) query(i) << 41 | (long) position(i) << 9 | distance(i);
    }
    Arrays.sort(packed);
    return packed;
  }

  int count() {
    return count;
  }

  int query(int hit) {
    return values[hit * WIDTH];
  }

  int position(int hit) {
    return values[hit * WIDTH + 1];
  }

  int distance(int hit) {
    return values[hit * WIDTH + 2];
  }
}
