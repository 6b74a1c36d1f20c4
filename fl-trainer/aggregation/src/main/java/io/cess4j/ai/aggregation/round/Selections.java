package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.Ranks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Gate and neighbours, from the last record of similarities: steps 2 and 3 of the rule. */
final class Selections {
  private Selections() {}

  /**
   * The selection that totals lead to.
   *
   * @param totals g_i of all ranks, then d_ik of i < k, rows first
   */
  static Selection of(RuleParameters parameters, Norms norms, long[] totals) {
    int updates = norms.values().size();
    int kept =
        parameters.gate()
            ? Ranks.kept(Arrays.copyOf(totals, updates), parameters.f())
            : Ranks.first(updates);
    int size = Integer.bitCount(kept) - parameters.f();
    List<Integer> neighbours =
        IntStream.range(0, updates)
            .mapToObj(
                rank ->
                    Ranks.has(kept, rank)
                        ? Ranks.nearest(kept, size, other -> distance(totals, updates, rank, other))
                        : 0)
            .toList();
    return new Selection(norms, kept, neighbours);
  }

  private static long distance(long[] totals, int updates, int one, int other) {
    return one == other ? 0 : totals[word(updates, one, other)];
  }

  /** Place of a distance in the record. */
  private static int word(int updates, int one, int other) {
    int i = Math.min(one, other);
    int k = Math.max(one, other);
    return updates + i * (2 * updates - i - 1) / 2 + k - i - 1;
  }
}
