package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Deals;
import io.cess4j.keeper.campaign.Crew;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Under which number a miner holds a slot of a deal. Found in the miner's bucket, newest first:
 * what was repaired lately is asked for most. A number never changes, so answers are kept.
 */
final class HoldingNumbers {
  private static final int GROUPS = 4;
  private static final int KEPT = 10_000;

  private record Key(long deal, long miner) {}

  private final Deals deals;
  private final Crew crew;
  private final Map<Key, Long> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
              return size() > KEPT;
            }
          });

  /**
   * @param crew looks; must not be the one that asks, which would wait for itself
   */
  HoldingNumbers(Deals deals, Crew crew) {
    this.deals = deals;
    this.crew = crew;
  }

  /** Empty where the miner holds nothing of the deal. */
  OptionalLong of(Deal deal, long miner) {
    Key key = new Key(deal.id(), miner);
    Long found = known.get(key);
    if (found != null && isOf(deal, miner, found)) {
      return OptionalLong.of(found);
    }
    int group = deal.tiKey() % GROUPS;
    for (long end = deals.buckets(miner).get(group).holdings(); end > 0; end -= Numbers.PAGE) {
      long from = Math.max(0, end - Numbers.PAGE);
      List<Long> numbers = LongStream.range(from, end).boxed().toList().reversed();
      List<Boolean> looks = crew.each(numbers, number -> isOf(deal, miner, number));
      int hit = looks.indexOf(true);
      if (hit >= 0) {
        known.put(key, numbers.get(hit));
        return OptionalLong.of(numbers.get(hit));
      }
    }
    return OptionalLong.empty();
  }

  private boolean isOf(Deal deal, long miner, long number) {
    return deals.holding(miner, deal.tiKey() % GROUPS, number).deal() == deal.id();
  }
}
