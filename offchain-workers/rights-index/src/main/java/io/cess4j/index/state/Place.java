package io.cess4j.index.state;

import java.util.Comparator;

/** A document's family and key; sorted by both. */
record Place(Family family, Key key) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::family).thenComparing(Place::key);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
