package io.cess4j.miner.repair;

import io.cess4j.chain.contract.Completion;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.retrieval.HeldDeal;
import java.time.Instant;
import java.util.Optional;

/** The chain as the repairs of one miner need it. */
public interface RepairChain {
  /** Tells new events of the Repair contract to whoever listens. */
  void follow();

  /** Chain time. */
  Instant now();

  /** The protocol day now. */
  long today();

  /** The repair of a slot. */
  RepairSlot slot(long deal, int slot);

  /** The order of an active deal. */
  Order order(long deal);

  /** An active deal. */
  Deal deal(long id);

  /** The deal and who holds its slots. */
  HeldDeal held(long deal);

  /** Number of the holding of a slot's miner. */
  long holdingOf(long deal, int slot);

  /** Settles all finished days of a miner. */
  void settle(long miner);

  /** Fills a slot. */
  void complete(Completion completion);

  /** A day that this miner passed, not before {@code first}; empty where there is none yet. */
  Optional<Long> passedDay(long first);

  /** Collects the bounty for a day that this miner passed. */
  void collect(long deal, int slot, long day);
}
