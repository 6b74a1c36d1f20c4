package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.OrderPlaced;
import io.cess4j.contracts.IOrders;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.EventEncoder;

/**
 * Finds the orders of an owner by what their placing said, e.g. after a client lost their numbers.
 */
public final class OrderIndex {
  private static final Bytes32 PLACED = Bytes32.of(EventEncoder.encode(IOrders.ORDERPLACED_EVENT));

  private final LogSearch logs;

  /**
   * @param orders the Orders contract
   */
  public OrderIndex(ChainConnection connection, Address orders) {
    this.logs = new LogSearch(connection, orders);
  }

  /** Every order that the owner ever placed, oldest first. */
  public List<OrderPlaced> ofOwner(Address owner) {
    return logs
        .of(List.of(Optional.of(PLACED), Optional.empty(), Optional.of(LogSearch.word(owner))))
        .stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(OrderPlaced.class::isInstance)
        .map(OrderPlaced.class::cast)
        .toList();
  }
}
