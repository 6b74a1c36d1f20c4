package io.cess4j.miner;

import io.cess4j.chain.Account;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.runtime.store.KeyValueStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the chain which slots of this miner cannot be read back any more, and takes it back where
 * the bytes return (ILossReports). The chain says what is reported already, so a kill between
 * transaction and note repeats nothing. For one thread.
 */
final class LossReporter {

  private static final Logger LOG = LoggerFactory.getLogger(LossReporter.class);

  /** A lost disk may mean thousands of deals; proofs share the account and must not wait. */
  private static final int TRANSACTIONS_A_ROUND = 2;

  private final LossChain chain;
  private final Supplier<Set<Long>> losses;
  private final ReportedLosses noted;
  private Set<Long> settled = Set.of();
  private long settledDay = -1;

  /**
   * @param losses deals that cannot be read back by now
   */
  LossReporter(LossChain chain, Supplier<Set<Long>> losses, KeyValueStore store) {
    this.chain = chain;
    this.losses = losses;
    this.noted = new ReportedLosses(store);
  }

  /** On a network, with what the ledger says; empty on one that an earlier release founded. */
  static Optional<LossReporter> of(
      Duties duties, Account account, CorruptionLedger ledger, KeyValueStore store) {
    Duration day = duties.network().calendar().constants().day();
    return duties
        .network()
        .lossReports()
        .map(
            contract ->
                new LossReporter(
                    new NetworkLosses(duties.network(), contract, account, duties.miner().id()),
                    () -> ledger.losses(day),
                    store));
  }

  /** Brings the chain a little closer to what the ledger says. */
  void round() {
    long today = chain.today();
    Set<Long> lost = losses.get();
    if (lost.equals(settled) && today == settledDay) {
      return;
    }
    Set<Long> before = noted.all();
    List<Long> steps =
        Stream.concat(
                lost.stream().filter(deal -> !before.contains(deal)),
                before.stream().filter(deal -> !lost.contains(deal)))
            .toList();
    int sent = 0;
    for (long deal : steps) {
      if (sent == TRANSACTIONS_A_ROUND) {
        return; // the others in the next round
      }
      sent += tell(deal, lost.contains(deal)) ? 1 : 0;
    }
    settled = lost;
    settledDay = today;
  }

  /** Whether it took a transaction; a slot that is over or moved to another miner takes none. */
  private boolean tell(long deal, boolean isLost) {
    OptionalInt held = chain.slotOf(deal);
    if (held.isEmpty()) {
      noted.set(deal, false); // looked at again tomorrow
      return false;
    }
    int slot = held.getAsInt();
    boolean reported = chain.reported(deal, slot);
    if (isLost && !reported) {
      chain.report(deal, slot);
      LOG.warn("told the chain that slot {} of deal {} is lost here", slot, deal);
    } else if (!isLost && reported) {
      chain.withdraw(deal, slot);
      LOG.info("told the chain that slot {} of deal {} is back", slot, deal);
    }
    noted.set(deal, isLost);
    return isLost != reported;
  }
}
