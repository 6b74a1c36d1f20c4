package io.cess4j.cli.miner;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;

/** Slots of deals that are a miner's: what a leaving miner has yet to hand over. */
final class HeldSlots {
  private HeldSlots() {}

  /** Of deals that have not ended; holdings whose slot has moved are holes and do not count. */
  static long count(Network network, long miner) {
    long today = network.calendar().dayAt(network.clock().instant());
    return LiveDeals.holdings(network, miner)
        .filter(holding -> holding.deal() != 0 && holding.endDay() > today)
        .filter(holding -> isOf(network.deals().deal(holding.deal()), miner))
        .count();
  }

  private static boolean isOf(Deal deal, long miner) {
    return deal.state() == DealState.ACTIVE && deal.miners().contains(miner);
  }
}
