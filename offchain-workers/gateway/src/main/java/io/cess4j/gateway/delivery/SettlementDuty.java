package io.cess4j.gateway.delivery;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.NameUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings vouchers to the chain before they are worth nothing: this gateway's own in batches, those
 * of other gateways where these have not done it in time (ADR 0038).
 */
public final class SettlementDuty implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettlementDuty.class);

  private final Network network;
  private final Account account;
  private final VoucherBook book;
  private final Duration settleEvery;
  private final DeliveryMetrics metrics;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("settlement-", 0).factory());
  private String trouble = "";

  /**
   * Nothing happens before {@link #start}.
   *
   * @param settleEvery age of a channel's oldest retrieval at which it is settled
   */
  public SettlementDuty(
      Network network,
      Account account,
      VoucherBook book,
      Duration settleEvery,
      DeliveryMetrics metrics) {
    this.network = network;
    this.account = account;
    this.book = book;
    this.settleEvery = settleEvery;
    this.metrics = metrics;
  }

  /** Looks again and again. */
  public void start(Duration pause) {
    executor.scheduleWithFixedDelay(
        this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Settles once what is due; what fails is tried again, and said once. */
  void round() {
    try {
      List<BookedVoucher> booked = book.all();
      if (booked.isEmpty() || look(booked)) {
        trouble = "";
      }
    } catch (NameUnknown noBilling) {
      say("this network was founded before there was paid delivery");
    } catch (RuntimeException e) {
      say("settling waits: " + e.getMessage());
    }
  }

  /** True where nothing that is due was refused. */
  private boolean look(List<BookedVoucher> booked) {
    Instant now = network.connection().latestBlock().timestamp();
    SettlementRules rules = new SettlementRules(window(), settleEvery, now);
    List<DueSettlement> due = new ArrayList<>();
    for (BookedVoucher one : booked) {
      RetrievalChannel channel =
          network.billing().payPerRetrieval().channelOf(one.payment().channel());
      boolean own = channel.gateway().equals(account.address());
      switch (rules.fateOf(one, channel, own)) {
        case WAITS -> {}
        case DUE -> due.add(new DueSettlement(one, channel, own));
        case DONE -> book.forget(one.payment().channel());
        case LOST -> lose(one, channel);
      }
    }
    boolean well = true;
    for (List<DueSettlement> batch : DueSettlement.batches(due)) {
      well &= settle(batch);
    }
    return well;
  }

  /** All at once, and where that is refused one by one: a bad one holds up nobody. */
  private boolean settle(List<DueSettlement> batch) {
    Optional<ContractRevert> refusal = refusalOf(batch);
    if (refusal.isEmpty()) {
      return true;
    }
    if (batch.size() > 1) {
      boolean well = true;
      for (DueSettlement one : batch) {
        well &= settle(List.of(one));
      }
      return well;
    }
    say(
        "channel %d cannot be settled: %s"
            .formatted(batch.getFirst().number(), refusal.get().getMessage()));
    return false;
  }

  private Optional<ContractRevert> refusalOf(List<DueSettlement> batch) {
    try {
      network
          .billing()
          .payPerRetrieval()
          .settle(network.sender(account), batch.stream().map(DueSettlement::settlement).toList());
    } catch (ContractRevert refusal) {
      return Optional.of(refusal);
    }
    for (DueSettlement one : batch) {
      if (isOnChain(one)) { // a channel that somebody was faster with is passed over
        metrics.settled(one.records(), one.amount());
        LOG.info("settled {} retrievals of channel {}", one.records(), one.number());
      }
    }
    return Optional.empty();
  }

  private boolean isOnChain(DueSettlement one) {
    return one.isSettled(network.billing().payPerRetrieval().channelOf(one.number()));
  }

  private void lose(BookedVoucher one, RetrievalChannel channel) {
    int records = one.unsettled(channel.count()).size();
    metrics.lost(records);
    LOG.warn(
        "{} retrievals of channel {} can be settled no more: it ended at {}, or they are too old,"
            + " or others were settled in their place",
        records,
        one.payment().channel(),
        channel.until());
    book.forget(one.payment().channel());
  }

  private Duration window() {
    return network
        .calendar()
        .constants()
        .day()
        .multipliedBy(network.parameters().get(Parameter.RETRIEVAL_WINDOW).longValueExact());
  }

  private void say(String what) {
    if (!what.equals(trouble)) {
      LOG.warn("{}", what);
      trouble = what;
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
