package io.cess4j.sdk.storage;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderIndex;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.event.OrderPlaced;
import java.util.ArrayList;
import java.util.List;

/** Orders of an account that hold money and are no deals yet: what an interrupted upload leaves. */
final class OpenOrders {
  private final Network network;
  private final Address owner;

  OpenOrders(Network network, Address owner) {
    this.network = network;
    this.owner = owner;
  }

  /** All of them, oldest first. */
  List<Order> all() {
    OrderIndex index = new OrderIndex(network.connection(), network.orders().address());
    return index.ofOwner(owner).stream()
        .map(OrderPlaced::order)
        .map(network.orders()::order)
        .filter(order -> order.owner().equals(owner))
        .filter(OpenOrders::isOpen)
        .toList();
  }

  static boolean isOpen(Order order) {
    return order.state() == OrderState.PLACED || order.state() == OrderState.DRAWN;
  }

  /**
   * Those that could carry parts of these lengths, in order, each once.
   *
   * @return one entry a part, 0 where none fits
   */
  List<Long> fitting(List<Long> lengths, StorageTerms terms, Address gateway) {
    List<Order> left = new ArrayList<>(all());
    left.removeIf(order -> order.deadline().isBefore(network.clock().instant()));
    List<Long> found = new ArrayList<>();
    for (long length : lengths) {
      Order fit =
          left.stream()
              .filter(order -> order.size() == length && order.gateway().equals(gateway))
              .filter(order -> order.k() == terms.k() && order.n() == terms.n())
              .findFirst()
              .orElse(null);
      left.remove(fit);
      found.add(fit == null ? 0 : fit.id());
    }
    return found;
  }
}
