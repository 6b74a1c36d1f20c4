package io.cess4j.cli.demo.durability;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.RepairIndex;
import io.cess4j.chain.event.DealEndedAsLost;
import io.cess4j.chain.event.DealLost;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of deals of which too much went at once.
 *
 * @param expected deals of which fewer than k slots were left
 * @param reported deals that ended as Lost on chain
 * @param refunded those of them whose owner got fees or compensation
 * @param refund wei of fees for days that did not come
 * @param compensation wei from what stood behind the lost slots
 */
record Losses(
    Set<Long> expected,
    Set<Long> reported,
    Set<Long> refunded,
    BigInteger refund,
    BigInteger compensation) {
  /** Deals that cannot survive without these miners. */
  static Set<Long> expected(List<Deal> deals, Set<Long> gone) {
    return deals.stream()
        .filter(deal -> deal.n() - Slots.with(gone, deal) < deal.k())
        .map(Deal::id)
        .collect(Collectors.toSet());
  }

  static Losses of(Network chain, Set<Long> expected, List<Deal> deals) {
    DealIndex index = new DealIndex(chain.connection(), chain.deals().address());
    Map<Long, BigInteger> compensations =
        new RepairIndex(chain.connection(), chain.repair().address())
            .lost().stream().collect(Collectors.toMap(DealLost::deal, DealLost::compensation));
    Set<Long> reported =
        deals.stream()
            .filter(deal -> deal.state() == DealState.LOST)
            .map(Deal::id)
            .collect(Collectors.toSet());
    Set<Long> refunded = new HashSet<>();
    BigInteger refunds = BigInteger.ZERO;
    BigInteger compensation = BigInteger.ZERO;
    for (long deal : reported) {
      BigInteger fees =
          index.endedAsLost(deal).map(DealEndedAsLost::refund).orElse(BigInteger.ZERO);
      BigInteger more = compensations.getOrDefault(deal, BigInteger.ZERO);
      if (fees.add(more).signum() > 0) {
        refunded.add(deal);
      }
      refunds = refunds.add(fees);
      compensation = compensation.add(more);
    }
    return new Losses(expected, reported, refunded, refunds, compensation);
  }

  /** Whether just what had to be lost was, and every owner got money back. */
  boolean honest() {
    return expected.equals(reported) && refunded.equals(reported);
  }
}
