package io.cess4j.gateway.upload;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.event.CandidatesRanOut;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.BeatMissing;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.OrderStateWrong;
import io.cess4j.contracts.errors.OrderUnknown;
import io.cess4j.gateway.GatewayException.StoringFailed;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for an order's beat and draws it; anyone may have done so before. */
final class OrderDraw {
  private static final Logger LOG = LoggerFactory.getLogger(OrderDraw.class);
  private final Network network;
  private final TransactionSender sender;
  private final Duration poll;

  OrderDraw(Network network, TransactionSender sender, Duration poll) {
    this.network = network;
    this.sender = sender;
    this.poll = poll;
  }

  /**
   * The order with every slot and the TEE worker filled.
   *
   * @return drawn, or active where the deal stands already
   * @throws StoringFailed where the order is cancelled or gone, or its deadline passes first
   */
  Order await(long id) throws InterruptedException {
    while (true) {
      Order order = read(id);
      if (order.state() == OrderState.DRAWN || order.state() == OrderState.ACTIVE) {
        return order;
      }
      if (order.state() != OrderState.PLACED) {
        throw new StoringFailed("order %d is %s".formatted(id, order.state()), null);
      }
      Instant now = network.clock().instant();
      if (order.deadline().isBefore(now)) {
        throw new StoringFailed(
            "order %d was not drawn before its deadline %s; cancel it and place a new one"
                .formatted(id, order.deadline()),
            null);
      }
      if (network.beats().latest().number() < order.drawBeat() || !draw(id)) {
        Thread.sleep(poll);
      }
    }
  }

  private Order read(long id) {
    try {
      return network.orders().order(id);
    } catch (OrderUnknown gone) {
      throw new StoringFailed(
          "order %d is no longer on chain, which was rewound: its money is the client's again; place a new order and send the file again"
              .formatted(id),
          gone);
    }
  }

  private boolean draw(long id) {
    try {
      if (network.orders().draw(sender, id).value() instanceof CandidatesRanOut none) {
        throw new StoringFailed(
            "order %d needs %d candidates and the network has %d: it is refunded in full; ask for fewer fragments or other regions"
                .formatted(id, none.required(), none.found()),
            null);
      }
      return true;
    } catch (BeatMissing | OrderStateWrong notYetOrAlready) {
      return false;
    } catch (ContractRevert refused) {
      LOG.info("order {} cannot be drawn now: {}", id, refused.getMessage());
      return false;
    }
  }
}
