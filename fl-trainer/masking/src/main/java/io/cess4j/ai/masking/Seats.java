package io.cess4j.ai.masking;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets of seats as bitmaps, as the chain has them. */
public final class Seats {
  /** Most seats of a task. */
  public static final int MOST = 32;

  private Seats() {}

  public static int bitmap(Collection<Integer> seats) {
    return seats.stream().mapToInt(seat -> 1 << seat).reduce(0, (a, b) -> a | b);
  }

  public static boolean has(int bitmap, int seat) {
    return (bitmap >>> seat & 1) != 0;
  }

  /** In ascending order. */
  public static SortedSet<Integer> of(int bitmap) {
    SortedSet<Integer> seats = new TreeSet<>();
    for (int seat = 0; seat < MOST; seat++) {
      if (has(bitmap, seat)) {
        seats.add(seat);
      }
    }
    return seats;
  }
}
