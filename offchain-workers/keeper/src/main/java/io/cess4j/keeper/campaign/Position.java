package io.cess4j.keeper.campaign;

import java.util.Comparator;

/**
 * A place in a walk, in the walk's own order: a miner; a deal and a slot; a miner, a group and a
 * holding. Saved as text, so that a restarted campaign goes on behind it.
 */
public record Position(long first, long second, long third) implements Comparable<Position> {
  /** Before everything. */
  public static final Position START = new Position(0, -1, -1);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::first)
          .thenComparingLong(Position::second)
          .thenComparingLong(Position::third);

  /** A place that one number names. */
  public static Position of(long first) {
    return new Position(first, 0, 0);
  }

  /**
   * The place that {@link #toString} wrote.
   *
   * @throws IllegalArgumentException for another text
   */
  public static Position parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("\"" + text + "\" is no position of a campaign");
    }
    return new Position(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return first + "/" + second + "/" + third;
  }
}
