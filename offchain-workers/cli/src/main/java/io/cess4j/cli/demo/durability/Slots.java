package io.cess4j.cli.demo.durability;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.demo.Told;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Who carries the client's deals, and when others have taken over. */
final class Slots {
  private static final long NOBODY = 0;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final int LOOKS_A_LINE = 5;

  private final Network chain;
  private final List<Long> deals;
  private final Told told;

  Slots(Network chain, List<Long> deals, Told told) {
    this.chain = chain;
    this.deals = deals;
    this.told = told;
  }

  /** Deals as they stand. */
  List<Deal> all() {
    return deals.stream().map(chain.deals()::deal).toList();
  }

  /** How many slots of a deal are with these miners. */
  static long with(Set<Long> miners, Deal deal) {
    return deal.miners().stream().filter(miners::contains).count();
  }

  /**
   * Waits until no slot of a deal that is not lost is empty, or with one of these miners.
   *
   * @param patience for some slot to move
   */
  void awaitTakenOver(Set<Long> gone, Duration patience) throws InterruptedException {
    long last = Long.MAX_VALUE;
    long movedAt = System.nanoTime();
    for (int look = 0; ; look++) {
      long left = all().stream().filter(Slots::isAlive).mapToLong(deal -> open(gone, deal)).sum();
      if (left == 0) {
        return;
      }
      if (left != last) {
        last = left;
        movedAt = System.nanoTime();
      }
      if (System.nanoTime() - movedAt > patience.toNanos()) {
        throw new CommandException(
            "%d slots of miners %s are taken over by nobody within %s: do keeper and TEE workers run?"
                .formatted(left, gone, patience));
      }
      if (look % LOOKS_A_LINE == 0) {
        told.say("  %d slots of miners %s are to be taken over".formatted(left, gone));
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static boolean isAlive(Deal deal) {
    return deal.state() == DealState.ACTIVE;
  }

  private static long open(Set<Long> gone, Deal deal) {
    return deal.miners().stream().filter(miner -> miner == NOBODY || gone.contains(miner)).count();
  }
}
