package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.contracts.errors.OrderUnknown;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;

/**
 * This miner's part in an order, as the chain has it now.
 *
 * @param order the order
 * @param slot where the order names this miner
 */
public record Assignment(Order order, int slot) {

  /**
   * Looks the order up.
   *
   * @param miner id of this miner
   * @throws Refused 404 for an unknown order, 403 where it does not name this miner
   */
  public static Assignment of(ChainView chain, long deal, long miner) {
    Order order;
    try {
      order = chain.order(deal);
    } catch (OrderUnknown unknown) {
      throw new Refused(404, "order-unknown", "the chain has no order " + deal + " yet");
    }
    int slot = order.miners().indexOf(miner);
    if (slot < 0) {
      throw new Refused(
          403,
          "not-drawn",
          "order %d names the miners %s, not this one, %d: send to those"
              .formatted(deal, order.miners(), miner));
    }
    return new Assignment(order, slot);
  }

  /**
   * Only the gateway that the client named may write.
   *
   * @throws Refused 403 for anybody else
   */
  public void requireGateway(Address caller) {
    if (!order.gateway().equals(caller)) {
      throw new Refused(
          403,
          "not-the-gateway",
          "order %d is for gateway %s, the certificate is bound to %s"
              .formatted(order.id(), order.gateway(), caller));
    }
  }

  /**
   * Fragments come between placing and activation.
   *
   * @throws Refused 409 in another state
   */
  public void requireOpen() {
    if (order.state() != OrderState.DRAWN && order.state() != OrderState.PLACED) {
      throw new Refused(
          409,
          "order-not-open",
          "order %d is %s; data is taken while it is placed or drawn"
              .formatted(order.id(), order.state()));
    }
  }

  /**
   * The slot of the request against the chain's.
   *
   * @throws Refused 403 for another one
   */
  public void requireSlot(int asked) {
    if (asked != slot) {
      throw new Refused(
          403,
          "other-slot",
          "this miner has slot %d of order %d, not %d".formatted(slot, order.id(), asked));
    }
  }

  /**
   * Most that this miner may have to store: the order's bound as a layout. A smaller file has fewer
   * or shorter fragments.
   */
  public DealLayout bound() {
    return new DealLayout(new CodeParameters(order.k(), order.n()), order.size());
  }
}
