package io.cess4j.miner.deal;

import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.contracts.errors.OrderUnknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the space of deals that have ended, orders that were cancelled and slots that went to
 * another miner. Data of a deal is audited until its last day is over, so it stays that long.
 */
public final class Sweeper {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final ChainView chain;
  private final Holdings holdings;
  private final long miner;

  /** Sweeps the holdings of {@code miner}. */
  public Sweeper(ChainView chain, Holdings holdings, long miner) {
    this.chain = chain;
    this.holdings = holdings;
    this.miner = miner;
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
      case ACTIVE -> ended(chain.deal(deal), today);
    };
  }

  /** A removed deal's last paid day is the one before, but the day of removal is audited still. */
  private static boolean ended(Deal deal, long today) {
    return deal.state() == DealState.REMOVED ? deal.endDay() < today : deal.endDay() <= today;
  }
}
