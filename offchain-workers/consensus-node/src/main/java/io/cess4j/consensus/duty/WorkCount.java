package io.cess4j.consensus.duty;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.AlreadyCounted;
import io.cess4j.contracts.errors.CountedTooLate;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Has the work of the TEE workers that are bound to this node counted as its credit. */
final class WorkCount implements Duty {
  /** Deals before the newest one that a start looks at: older ones are past their day. */
  private static final long LOOK_BACK = 500;

  /** Chain reads a look. */
  private static final int A_LOOK = 50;

  private final Network network;
  private final TransactionSender sender;
  private final long node;

  /** Orders of own workers that are no deals yet. */
  private final TreeSet<Long> waiting = new TreeSet<>();

  private long seen = -1;
  private long next;

  WorkCount(Network network, TransactionSender sender, long node) {
    this.network = network;
    this.sender = sender;
    this.node = node;
  }

  @Override
  public String name() {
    return "work";
  }

  @Override
  public boolean look() {
    long count = network.orders().count();
    seen = seen < 0 ? Math.max(0, count - LOOK_BACK) : Math.min(seen, count);
    for (int i = 0; i < A_LOOK && seen < count; i++) {
      waiting.add(++seen);
    }
    for (long id : nextOfTheWaiting()) {
      next = id + 1;
      Order order = network.orders().order(id);
      switch (order.state()) {
        case NONE, CANCELLED -> waiting.remove(id);
        case PLACED, DRAWN -> {}
        case ACTIVE -> {
          waiting.remove(id);
          if (isOurs(order) && counted(id)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** All in turn: orders that nobody ever fills hold no others up. */
  private List<Long> nextOfTheWaiting() {
    return Stream.concat(waiting.tailSet(next).stream(), waiting.headSet(next).stream())
        .limit(A_LOOK)
        .toList();
  }

  private boolean isOurs(Order order) {
    return order.state() == OrderState.ACTIVE
        && network.staking().ofWorker(order.worker()).equals(OptionalLong.of(node));
  }

  private boolean counted(long deal) {
    try {
      network.nodeCredit().count(sender, deal);
      return true;
    } catch (AlreadyCounted | CountedTooLate over) {
      return false;
    }
  }
}
