package io.cess4j.cli.miner;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Holding;
import java.util.List;

/**
 * What a miner still holds by the chain's books.
 *
 * @param count holdings whose term has not ended; removed ones count until their place is filled
 * @param untilDay first day on which none of them is left; 0 where there is none
 */
record LiveDeals(long count, long untilDay) {
  static LiveDeals of(Network network, long miner) {
    long today = network.calendar().dayAt(network.clock().instant());
    long count = 0;
    long until = 0;
    List<Bucket> buckets = network.deals().buckets(miner);
    for (int group = 0; group < buckets.size(); group++) {
      for (long number = 0; number < buckets.get(group).holdings(); number++) {
        Holding holding = network.deals().holding(miner, group, number);
        if (holding.sectors() > 0 && holding.endDay() > today) {
          count++;
          until = Math.max(until, holding.endDay());
        }
      }
    }
    return new LiveDeals(count, until);
  }

  String words() {
    return count == 0
        ? "no deal is left, so it may be stopped"
        : "%d deals until day %d".formatted(count, untilDay);
  }
}
