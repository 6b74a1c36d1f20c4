package io.cess4j.chain.event;

import java.util.ArrayList;
import java.util.List;

/**
 * How far events are handled: the newest handled block, and older ones to find the common ancestor
 * with after a rewind.
 *
 * @param points handled blocks, oldest first, numbers ascending; empty at the beginning
 */
public record Cursor(List<BlockPoint> points) {
  /**
   * How many points are kept; older ones get sparser, so they span far more blocks than their
   * number.
   */
  static final int MAXIMUM_POINTS = 64;

  /** Nothing handled yet. */
  public static final Cursor BEGINNING = new Cursor(List.of());

  /** Copies; refuses numbers that do not ascend. */
  public Cursor {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).number() <= points.get(i - 1).number()) {
        throw new IllegalArgumentException("points of a cursor must ascend: " + points);
      }
    }
  }

  /** With one more handled block; thins out the older half where there are too many. */
  Cursor with(BlockPoint point) {
    List<BlockPoint> more = new ArrayList<>(points);
    if (!more.isEmpty() && more.getLast().number() == point.number()) {
      more.removeLast();
    }
    more.add(point);
    if (more.size() > MAXIMUM_POINTS) {
      List<BlockPoint> thinned = new ArrayList<>();
      for (int i = 0; i < more.size(); i++) {
        if (i >= more.size() / 2 || i % 2 == 0) {
          thinned.add(more.get(i));
        }
      }
      more = thinned;
    }
    return new Cursor(more);
  }

  /** Without the newest {@code count} points. */
  Cursor without(int count) {
    return new Cursor(points.subList(0, points.size() - count));
  }
}
