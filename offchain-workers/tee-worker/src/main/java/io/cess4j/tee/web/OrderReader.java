package io.cess4j.tee.web;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.tee.enclave.OrderFacts;
import io.cess4j.transport.TlsKeyHash;
import java.util.Arrays;
import java.util.Optional;

/** Reads from the chain what an order is, and who may ask about it. */
public final class OrderReader {
  private final Network network;
  private final RepairReader repairs;

  public OrderReader(Network network) {
    this.network = network;
    this.repairs = new RepairReader(network);
  }

  /**
   * The facts of a drawn order.
   *
   * @param worker this worker's id
   * @throws ProblemException 409 where the order is not drawn, or another worker was drawn
   */
  OrderFacts facts(long id, int worker) {
    return facts(network.orders().order(id), worker);
  }

  /**
   * The facts under which a slot is tagged: those of its drawn order, or of its repair once the
   * deal is active.
   *
   * @throws ProblemException 409 where neither was drawn, or another worker was
   */
  OrderFacts slotFacts(long id, int slot, int worker) {
    Order order = network.orders().order(id);
    return order.state() == OrderState.ACTIVE
        ? repairs.facts(order, slot, worker)
        : facts(order, worker);
  }

  /**
   * The facts of a deal with the drawn miner in the slot that is repaired.
   *
   * @throws ProblemException 409 where no repair was drawn, or another worker was
   */
  OrderFacts repairFacts(long id, int slot, int worker) {
    return repairs.facts(network.orders().order(id), slot, worker);
  }

  private static OrderFacts facts(Order order, int worker) {
    long id = order.id();
    if (order.state() != OrderState.DRAWN) {
      throw ProblemException.of(
          409,
          "order-not-drawn",
          "order %d is %s; tags are made after its draw and before its activation"
              .formatted(id, order.state()));
    }
    if (order.worker() != worker) {
      throw ProblemException.of(
          409,
          "another-worker",
          "worker %d was drawn for order %d, this is worker %d; ask that one"
              .formatted(order.worker(), id, worker));
    }
    return new OrderFacts(
        id,
        order.owner(),
        order.gateway(),
        order.k(),
        order.n(),
        order.size(),
        order.tiKey(),
        order.miners(),
        Optional.empty());
  }

  /**
   * Only the gateway that the client named may have a deal sealed.
   *
   * @throws ProblemException 403 for everybody else
   */
  void requireGateway(OrderFacts facts, Address caller) {
    if (!facts.gateway().equals(caller)) {
      throw ProblemException.of(
          403,
          "not-the-gateway",
          "order %d is for gateway %s, the certificate is bound to %s"
              .formatted(facts.deal(), facts.gateway(), caller));
    }
  }

  /**
   * Only the miner of a slot may have it tagged.
   *
   * @throws ProblemException 403 for everybody else
   */
  void requireMiner(OrderFacts facts, int slot, TlsKeyHash peer) {
    if (slot < 0 || slot >= facts.miners().size()) {
      throw ProblemException.of(
          400, "slot-unknown", "deal %d has no slot %d".formatted(facts.deal(), slot));
    }
    long miner = facts.miners().get(slot);
    byte[] registered = network.miners().miner(miner).tlsKeyHash().bytes();
    if (!Arrays.equals(registered, peer.toBytes())) {
      throw ProblemException.of(
          403,
          "not-your-slot",
          "slot %d of deal %d is miner %d's, whose registered TLS key is another than yours"
              .formatted(slot, facts.deal(), miner));
    }
  }
}
