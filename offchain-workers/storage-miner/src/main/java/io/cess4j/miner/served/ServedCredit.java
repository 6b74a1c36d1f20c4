package io.cess4j.miner.served;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.ServedBytes;
import io.cess4j.chain.contract.ServedReceipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.miner.deal.ChainView;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.runtime.store.KeyValueStore;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits receipts of finished days where they raise the miner's credit: one a day, once they show
 * ServedMebibytes.
 */
public final class ServedCredit {
  /** Column family of the database. */
  public static final String FAMILY = ReceiptBook.FAMILY;

  private static final Logger LOG = LoggerFactory.getLogger(ServedCredit.class);
  private static final int FULL_CREDIT = 255;

  /** A receipt and the bytes that it counts for. */
  private record Counted(ServedReceipt receipt, long bytes) {}

  private final Network network;
  private final ChainView chain;
  private final TransactionSender sender;
  private final long miner;
  private final ReceiptBook book;
  private final ReceiptIntake intake;
  private long lookedOn = -1;

  /** Submits for a registered miner. */
  public ServedCredit(
      Network network, ChainView chain, Account account, long miner, KeyValueStore store) {
    this.network = network;
    this.chain = chain;
    this.sender = network.sender(account);
    this.miner = miner;
    this.book = new ReceiptBook(store);
    this.intake = new ReceiptIntake(chain, network.servedBytes().domain(), miner, book);
  }

  /** Where readers' receipts go. */
  public ReceiptIntake intake() {
    return intake;
  }

  /** Looks at the finished days that still count, oldest first, where anything is new. */
  public void look() {
    long today = chain.today();
    if (today == lookedOn && !book.takeChanged()) {
      return;
    }
    lookedOn = today;
    long last = network.servedBytes().lastDay(miner);
    long first = Math.max(last + 1, today - ServedBytes.MOST_DAYS);
    book.forgetBefore(first);
    for (long day = first; day < today; day++) {
      List<Counted> best = best(book.of(day), day);
      if (isEnough(best) && isWanting()) {
        submit(day, best);
      }
    }
  }

  private void submit(long day, List<Counted> best) {
    try {
      network
          .servedBytes()
          .submit(sender, miner, day, best.stream().map(Counted::receipt).toList());
      LOG.info("readers attest what was served on day {}: one more credit", day);
    } catch (ContractRevert refused) {
      LOG.warn("receipts of day {} are refused: {}", day, refused.getMessage());
      book.forgetBefore(day + 1); // e.g. a slot that moved; none of them would pass later
    }
  }

  private boolean isWanting() {
    return network.miners().standing(miner).credit() < FULL_CREDIT;
  }

  private boolean isEnough(List<Counted> best) {
    long required = network.parameters().get(Parameter.SERVED_MEBIBYTES).longValueExact() << 20;
    return best.stream().mapToLong(Counted::bytes).sum() >= required;
  }

  /** As many as one call takes, those that count most. */
  private List<Counted> best(List<ServedReceipt> receipts, long day) {
    return receipts.stream()
        .map(receipt -> new Counted(receipt, counted(receipt, day)))
        .filter(one -> one.bytes() > 0)
        .sorted(Comparator.comparingLong(Counted::bytes).reversed())
        .limit(ServedBytes.MOST_RECEIPTS)
        .sorted(
            Comparator.comparingLong((Counted one) -> one.receipt().deal())
                .thenComparingInt(one -> one.receipt().slot()))
        .toList();
  }

  /**
   * A slot counts for what it holds; one that left or ended since would have the contract refuse
   * all of them.
   */
  private long counted(ServedReceipt receipt, long day) {
    Deal deal = chain.deal(receipt.deal());
    boolean counts =
        deal.state() == DealState.ACTIVE
            && day < deal.endDay()
            && deal.miners().get(receipt.slot()) == miner;
    return counts ? Math.min(receipt.amount(), deal.sectors() * Sizes.SECTOR_BYTES) : 0;
  }
}
