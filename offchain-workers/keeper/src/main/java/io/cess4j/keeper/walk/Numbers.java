package io.cess4j.keeper.walk;

import io.cess4j.keeper.campaign.Position;
import java.util.List;
import java.util.stream.LongStream;

/** Pages of subjects that are numbered from 1: miners, orders, deals. */
final class Numbers {
  /** Subjects a page. */
  static final int PAGE = 64;

  private Numbers() {}

  /** The next page of [1, count] behind a position. */
  static List<Position> after(Position position, long count) {
    long first = position.first() + 1;
    return LongStream.rangeClosed(first, Math.min(count, first + PAGE - 1))
        .mapToObj(Position::of)
        .toList();
  }
}
