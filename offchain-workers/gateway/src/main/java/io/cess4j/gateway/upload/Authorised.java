package io.cess4j.gateway.upload;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Order;
import io.cess4j.protocol.layout.FileLayout;
import java.util.List;

/**
 * An upload that the chain pays for.
 *
 * @param owner who signed and placed the orders
 * @param orders one a part of the file, in order
 * @param layout of the file's ciphertext
 */
public record Authorised(Address owner, List<Order> orders, FileLayout layout) {
  public Authorised {
    orders = List.copyOf(orders);
  }

  List<Long> deals() {
    return orders.stream().map(Order::id).toList();
  }
}
