package io.cess4j.miner.repair;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Completion;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.chain.event.EventCursor;
import io.cess4j.chain.event.EventListener;
import io.cess4j.chain.event.FileCursorStore;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ClaimFirst;
import io.cess4j.retrieval.ChainDeals;
import io.cess4j.retrieval.HeldDeal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** The repairs of one miner on a {@link Network}. */
final class NetworkRepairs implements RepairChain {
  private final Network network;
  private final long miner;
  private final TransactionSender sender;
  private final DealIndex index;
  private final ChainDeals deals;
  private final EventCursor events;

  /**
   * @param cursor file that says how far events are handled
   */
  NetworkRepairs(Network network, Account account, long miner, Path cursor, EventListener drawn) {
    this.network = network;
    this.miner = miner;
    this.sender = network.sender(account);
    this.index = new DealIndex(network.connection(), network.deals().address());
    this.deals = new ChainDeals(network);
    this.events =
        new EventCursor(
            network.connection(),
            Set.of(network.repair().address()),
            0,
            new FileCursorStore(cursor),
            drawn);
  }

  @Override
  public void follow() {
    events.poll();
  }

  @Override
  public Instant now() {
    return network.clock().instant();
  }

  @Override
  public long today() {
    return network.calendar().dayAt(now());
  }

  @Override
  public RepairSlot slot(long deal, int slot) {
    return network.repair().slot(deal, slot);
  }

  @Override
  public Order order(long deal) {
    return network.orders().order(deal);
  }

  @Override
  public Deal deal(long id) {
    return network.deals().deal(id);
  }

  @Override
  public HeldDeal held(long deal) {
    return deals.held(deal);
  }

  @Override
  public long holdingOf(long deal, int slot) {
    DealActivated activated = index.ofDeal(deal).orElseThrow();
    return index.carriers(activated).holdings().get(slot);
  }

  /** At most 32 days a transaction. */
  @Override
  public void settle(long other) {
    long before = -1;
    for (long until = settled(other); before < until && until < today(); until = settled(other)) {
      before = until;
      network.auditRounds().poke(sender, other);
    }
  }

  private long settled(long other) {
    return network.auditRounds().misses(other).settledUntil();
  }

  @Override
  public void complete(Completion completion) {
    try {
      network.repair().complete(sender, completion);
    } catch (ClaimFirst manyDays) {
      network.deals().claim(sender, completion.deal());
      network.repair().complete(sender, completion);
    }
  }

  @Override
  public Optional<Long> passedDay(long first) {
    long today = today();
    if (today < first || network.auditRounds().passedDays(miner, first, today + 1) == 0) {
      return Optional.empty();
    }
    return LongStream.rangeClosed(first, today)
        .filter(day -> network.auditRounds().passed(miner, day))
        .boxed()
        .findFirst();
  }

  @Override
  public void collect(long deal, int slot, long day) {
    network.repair().collect(sender, deal, slot, day);
  }
}
