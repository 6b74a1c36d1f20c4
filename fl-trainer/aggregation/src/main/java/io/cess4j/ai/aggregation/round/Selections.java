package io.cess4j.ai.aggregation.round;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gate and neighbours, from the last record of similarities: steps 2 and 3 of the rule. Sorting is
 * stable, so of equal ones the lower rank comes first.
 */
final class Selections {
  private final RuleParameters parameters;
  private final long[] words;
  private final int updates;

  private Selections(RuleParameters parameters, long[] words, int updates) {
    this.parameters = parameters;
    this.words = words;
    this.updates = updates;
  }

  /**
   * @param words g_i of all ranks, then d_ik of i < k, rows first
   */
  static Selection of(RuleParameters parameters, Norms norms, long[] words) {
    Selections selections = new Selections(parameters, words, norms.values().size());
    int kept = selections.kept();
    List<Integer> neighbours =
        IntStream.range(0, selections.updates)
            .mapToObj(rank -> (kept >>> rank & 1) == 0 ? 0 : selections.neighbours(rank, kept))
            .toList();
    return new Selection(norms, kept, neighbours);
  }

  private int kept() {
    int all = bitmap(IntStream.range(0, updates).boxed().toList());
    if (!parameters.gate()) {
      return all;
    }
    List<Integer> against =
        IntStream.range(0, updates)
            .boxed()
            .filter(rank -> words[rank] < 0)
            .sorted(Comparator.comparingLong(rank -> words[rank]))
            .limit(Math.min(parameters.f(), updates - parameters.fewest()))
            .toList();
    return all & ~bitmap(against);
  }

  private int neighbours(int rank, int kept) {
    return bitmap(
        IntStream.range(0, updates)
            .boxed()
            .filter(other -> (kept >>> other & 1) != 0)
            .sorted(Comparator.comparingLong(other -> distance(rank, other)))
            .limit(Integer.bitCount(kept) - parameters.f())
            .toList());
  }

  private long distance(int one, int other) {
    return one == other ? 0 : words[word(updates, one, other)];
  }

  /** Place of a distance in the record. */
  static int word(int updates, int one, int other) {
    int i = Math.min(one, other);
    int k = Math.max(one, other);
    return updates + i * (2 * updates - i - 1) / 2 + k - i - 1;
  }

  private static int bitmap(List<Integer> ranks) {
    return ranks.stream().reduce(0, (bits, rank) -> bits | 1 << rank);
  }
}
