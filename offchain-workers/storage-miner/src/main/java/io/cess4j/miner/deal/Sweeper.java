package io.cess4j.miner.deal;

import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.contracts.errors.OrderUnknown;
import java.util.OptionalInt;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the space of deals that have ended, orders that were cancelled, slots that went to another
 * miner and repairs that did. Data is audited until the last day of its holding is over, so it
 * stays that long.
 */
public final class Sweeper {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final ChainView chain;
  private final Holdings holdings;
  private final long miner;
  private final LongPredicate isBeingRepaired;

  /**
   * Sweeps the holdings of {@code miner}.
   *
   * @param isBeingRepaired deals that a repair works on at the moment
   */
  public Sweeper(ChainView chain, Holdings holdings, long miner, LongPredicate isBeingRepaired) {
    this.chain = chain;
    this.holdings = holdings;
    this.miner = miner;
    this.isBeingRepaired = isBeingRepaired;
  }

  /** Looks at every stored deal once; gives how many went. */
  public int sweep() {
    long today = chain.today();
    int swept = 0;
    for (long deal : holdings.deals()) {
      if (over(deal, today)) {
        holdings.delete(deal);
        LOG.info("deal {} is over; its space is free again", deal);
        swept++;
      }
    }
    return swept;
  }

  private boolean over(long deal, long today) {
    Order order;
    try {
      order = chain.order(deal);
    } catch (OrderUnknown rewound) {
      return false; // a chain that lags behind; never a reason to delete
    }
    return switch (order.state()) {
      case NONE -> false;
      case CANCELLED -> true;
      case PLACED, DRAWN -> !order.miners().contains(miner);
      case ACTIVE ->
          ended(chain.deal(deal), today)
              || (!order.miners().contains(miner) && hasLeft(deal, today));
    };
  }

  /**
   * The last paid day of a removed or lost deal is the one before, but the day of its end is
   * audited still.
   */
  private static boolean ended(Deal deal, long today) {
    return deal.state() == DealState.ACTIVE ? deal.endDay() <= today : deal.endDay() < today;
  }

  /** A slot that moved today is audited today; one that is drawn for this miner is on its way. */
  private boolean hasLeft(long deal, long today) {
    if (isBeingRepaired.test(deal)) {
      return false;
    }
    OptionalInt slot = holdings.slotOf(deal);
    if (slot.isPresent()) {
      RepairSlot repair = chain.repair(deal, slot.getAsInt());
      if (repair.miner() == miner
          && (repair.state() == SlotState.DRAWN || repair.state() == SlotState.FILLED)) {
        return false;
      }
    }
    return chain.leftOn(deal, miner).map(day -> day < today).orElse(true);
  }
}
