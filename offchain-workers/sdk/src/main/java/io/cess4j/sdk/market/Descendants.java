package io.cess4j.sdk.market;

import io.cess4j.chain.contract.MarketIndex;
import io.cess4j.chain.event.LineageEdgeAdded;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * Which inboxes have to be emptied, and in which order, so that what lies below some certificates
 * comes up to them: money climbs one level a claim (RevenueShares), and a child has always a larger
 * number than its parents (Lineage).
 */
final class Descendants {
  /** A claim empties 32 inboxes; this many are a dozen transactions. */
  private static final int MOST = 512;

  private final MarketIndex index;
  private final LongFunction<BigInteger> inboxes;

  Descendants(MarketIndex index, LongFunction<BigInteger> inboxes) {
    this.index = index;
    this.inboxes = inboxes;
  }

  /** Larger numbers first: those with money in them, and those that money passes on its way. */
  List<Long> paying(List<Long> certificates) {
    Map<Long, Set<Long>> children = new HashMap<>();
    NavigableSet<Long> all = new TreeSet<>(Comparator.reverseOrder());
    NavigableSet<Long> next = new TreeSet<>(certificates);
    while (!next.isEmpty() && all.size() < MOST) {
      long one = next.pollFirst();
      if (all.add(one)) {
        Set<Long> paid = new HashSet<>();
        for (LineageEdgeAdded edge : index.edgesTo(one)) {
          if (edge.edge().share() > 0) {
            paid.add(edge.child());
          }
        }
        children.put(one, paid);
        next.addAll(paid);
      }
    }
    Set<Long> paying = new HashSet<>();
    for (long one : all) {
      if (inboxes.apply(one).signum() > 0
          || children.getOrDefault(one, Set.of()).stream().anyMatch(paying::contains)) {
        paying.add(one);
      }
    }
    return all.stream().filter(paying::contains).toList();
  }
}
