package io.cess4j.cli.miner;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Holding;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
    for (Holding holding : (Iterable<Holding>) holdings(network, miner)::iterator) {
      if (holding.sectors() > 0 && holding.endDay() > today) {
        count++;
        until = Math.max(until, holding.endDay());
      }
    }
    return new LiveDeals(count, until);
  }

  /** All holdings of a miner, holes too; one call of the chain each. */
  static Stream<Holding> holdings(Network network, long miner) {
    List<Bucket> buckets = network.deals().buckets(miner);
    return IntStream.range(0, buckets.size())
        .boxed()
        .flatMap(
            group ->
                LongStream.range(0, buckets.get(group).holdings())
                    .mapToObj(number -> network.deals().holding(miner, group, number)));
  }

  String words() {
    return count == 0
        ? "no deal is left, so it may be stopped"
        : "%d deals until day %d".formatted(count, untilDay);
  }
}
