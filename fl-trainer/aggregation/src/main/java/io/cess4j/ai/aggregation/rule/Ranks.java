package io.cess4j.ai.aggregation.rule;

import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Sets of at most 32 ranks as bitmaps, and how the rule chooses them. Sorting is stable, so of
 * equal ones the lower rank comes first.
 */
public final class Ranks {
  private Ranks() {}

  /** Ranks 0 to {@code count} - 1. */
  public static int first(int count) {
    return (int) ((1L << count) - 1);
  }

  /** Whether a rank is in a set. */
  public static boolean has(int ranks, int rank) {
    return (ranks >>> rank & 1) != 0;
  }

  /**
   * What the direction gate leaves: without the most negative products, f of them at most, and
   * never so many that fewer than 2f + 1 ranks are left.
   *
   * @param products with the last direction; at least 2f + 1
   */
  public static int kept(long[] products, int f) {
    int most = Math.min(f, products.length - 2 * f - 1);
    return IntStream.range(0, products.length)
        .filter(rank -> products[rank] < 0)
        .boxed()
        .sorted(Comparator.comparingLong(rank -> products[rank]))
        .limit(most)
        .reduce(first(products.length), (kept, rank) -> kept & ~(1 << rank), (a, b) -> a & b);
  }

  /**
   * The nearest of some ranks.
   *
   * @param among bitmap of those to choose from
   */
  public static int nearest(int among, int count, IntToLongFunction distance) {
    return IntStream.range(0, Integer.SIZE)
        .filter(rank -> has(among, rank))
        .boxed()
        .sorted(Comparator.comparingLong(distance::applyAsLong))
        .limit(count)
        .reduce(0, (ranks, rank) -> ranks | 1 << rank, (a, b) -> a | b);
  }
}
