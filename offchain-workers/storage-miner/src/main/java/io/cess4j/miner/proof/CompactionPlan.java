package io.cess4j.miner.proof;

import io.cess4j.chain.contract.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Steps that close the dead ranges of a bucket (IDeals.fill, protocol.md section 4). A dead last
 * holding leaves; dead neighbours merge; the last one moves into the smallest hole that takes it;
 * where none does, the highest hole rises past its neighbour, until it is last and leaves.
 *
 * @param holes dead holdings, step by step
 * @param movers what takes part in each step
 */
record CompactionPlan(List<Long> holes, List<Long> movers) {
  /** Sectors that one holding can have on chain. */
  private static final long MOST_SECTORS = (1L << 25) - 1;

  CompactionPlan {
    holes = List.copyOf(holes);
    movers = List.copyOf(movers);
  }

  /**
   * @param holdings of a bucket, by number
   * @param today holdings that end on or before it are dead
   * @param most how many steps
   */
  static CompactionPlan of(List<Holding> holdings, long today, int most) {
    return new Layout(holdings, today).compact(most);
  }

  boolean isEmpty() {
    return holes.isEmpty();
  }

  /** Where everything lies while the steps are taken. */
  private static final class Layout {
    private final TreeMap<Long, Range> ranges = new TreeMap<>();
    private final List<Long> holes = new ArrayList<>();
    private final List<Long> movers = new ArrayList<>();

    private record Range(long number, long start, long sectors, boolean alive) {
      long end() {
        return start + sectors;
      }

      Range at(long newStart, long newSectors) {
        return new Range(number, newStart, newSectors, alive);
      }
    }

    Layout(List<Holding> holdings, long today) {
      for (int number = 0; number < holdings.size(); number++) {
        Holding holding = holdings.get(number);
        put(new Range(number, holding.start(), holding.sectors(), holding.endDay() > today));
      }
    }

    private void put(Range range) {
      if (range.sectors() > 0) {
        ranges.put(range.start(), range);
      }
    }

    CompactionPlan compact(int most) {
      mergeNeighbours(most);
      while (holes.size() < most && !ranges.isEmpty() && step()) {
        // one at a time
      }
      return new CompactionPlan(holes, movers);
    }

    private void mergeNeighbours(int most) {
      for (Range range : List.copyOf(ranges.values())) {
        Map.Entry<Long, Range> before = ranges.lowerEntry(range.start());
        if (before != null && holes.size() < most && mergeable(before.getValue(), range)) {
          merge(before.getValue(), range);
        }
      }
    }

    private boolean step() {
      Range last = ranges.lastEntry().getValue();
      if (!last.alive()) {
        take(last, last);
        ranges.remove(last.start());
        return true;
      }
      Optional<Range> hole = holeFor(last);
      if (hole.isPresent()) {
        moveInto(hole.get(), last);
        return true;
      }
      return highestHole().map(this::rise).orElse(false);
    }

    private Optional<Range> holeFor(Range last) {
      Range best = null;
      for (Range range : ranges.values()) {
        boolean fits = !range.alive() && range.sectors() >= last.sectors();
        if (fits && (best == null || range.sectors() < best.sectors())) {
          best = range;
        }
      }
      return Optional.ofNullable(best);
    }

    private Optional<Range> highestHole() {
      return ranges.descendingMap().values().stream().filter(range -> !range.alive()).findFirst();
    }

    private void moveInto(Range hole, Range last) {
      take(hole, last);
      ranges.remove(last.start());
      ranges.remove(hole.start());
      put(last.at(hole.start(), last.sectors()));
      put(hole.at(hole.start() + last.sectors(), hole.sectors() - last.sectors()));
    }

    private boolean rise(Range hole) {
      Range next = ranges.higherEntry(hole.start()).getValue();
      take(hole, next);
      ranges.remove(hole.start());
      ranges.remove(next.start());
      put(next.at(hole.start(), next.sectors()));
      put(hole.at(hole.start() + next.sectors(), hole.sectors()));
      return true;
    }

    private static boolean mergeable(Range hole, Range behind) {
      return !hole.alive()
          && !behind.alive()
          && hole.end() == behind.start()
          && hole.sectors() + behind.sectors() <= MOST_SECTORS;
    }

    private void merge(Range hole, Range behind) {
      take(hole, behind);
      ranges.remove(behind.start());
      put(hole.at(hole.start(), hole.sectors() + behind.sectors()));
    }

    private void take(Range hole, Range mover) {
      holes.add(hole.number());
      movers.add(mover.number());
    }
  }
}
