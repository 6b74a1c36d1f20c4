package io.cess4j.chain.event;

import java.util.List;

/**
 * Every slot and the TEE worker of an order are drawn. Values as in the event of that name of
 * {@code IOrders}.
 */
public record OrderDrawn(EventPosition at, long order, int worker, int tiKey, List<Long> miners)
    implements ContractEvent, DrawOutcome {
  /** Copies the lists. */
  public OrderDrawn {
    miners = List.copyOf(miners);
  }
}
