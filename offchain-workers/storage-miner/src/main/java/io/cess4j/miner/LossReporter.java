package io.cess4j.miner;

import io.cess4j.chain.Account;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.LossReports;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.DealUnknown;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.runtime.store.KeyValueStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

  private final Duties duties;
  private final Account account;
  private final CorruptionLedger ledger;
  private final ReportedLosses noted;
  private final Optional<LossReports> contract;
  private Set<Long> settled = Set.of();
  private long settledDay = -1;

  LossReporter(Duties duties, Account account, CorruptionLedger ledger, KeyValueStore store) {
    this.duties = duties;
    this.account = account;
    this.ledger = ledger;
    this.noted = new ReportedLosses(store);
    this.contract = duties.network().lossReports();
  }

  /** Brings the chain a little closer to what the ledger says. */
  void round() {
    if (contract.isEmpty()) {
      return; // a network that was founded by an earlier release
    }
    long today = today();
    Set<Long> lost = ledger.losses(duties.network().calendar().constants().day());
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
      sent += tell(contract.get(), deal, lost.contains(deal)) ? 1 : 0;
    }
    settled = lost;
    settledDay = today;
  }

  /** Whether it took a transaction; a slot that is over or moved to another miner takes none. */
  private boolean tell(LossReports reports, long deal, boolean isLost) {
    OptionalInt slot = aliveSlot(deal);
    if (slot.isEmpty()) {
      noted.set(deal, false); // over, moved, or not a deal yet: looked at again tomorrow
      return false;
    }
    boolean reported = reports.reported(deal, slot.getAsInt());
    TransactionSender sender = duties.network().sender(account);
    if (isLost && !reported) {
      reports.report(sender, deal, slot.getAsInt());
      LOG.warn("told the chain that slot {} of deal {} is lost here", slot.getAsInt(), deal);
    } else if (!isLost && reported) {
      reports.withdraw(sender, deal, slot.getAsInt());
      LOG.info("told the chain that slot {} of deal {} is back", slot.getAsInt(), deal);
    }
    noted.set(deal, isLost);
    return isLost != reported;
  }

  private long today() {
    return duties.network().calendar().dayAt(duties.network().clock().instant());
  }

  private OptionalInt aliveSlot(long id) {
    try {
      Deal deal = duties.network().deals().deal(id);
      int slot = deal.miners().indexOf(duties.miner().id());
      return deal.state() == DealState.ACTIVE && today() < deal.endDay() && slot >= 0
          ? OptionalInt.of(slot)
          : OptionalInt.empty();
    } catch (DealUnknown never) {
      return OptionalInt.empty();
    }
  }
}
