package io.cess4j.miner.repair;

import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.miner.MinerException;
import io.cess4j.runtime.LogContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the slots that this miner is drawn for, several at once, and collects what is paid for
 * them after its first passed day. What cannot be done now is tried again with growing pauses until
 * the chain draws somebody else. The database knows which slots, the chain how far each is, so a
 * restart goes on where it was. Rounds are for one thread.
 */
public final class Repairs implements AutoCloseable {
  /** Column family of the database. */
  public static final String FAMILY = RepairBook.FAMILY;

  private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final RepairChain chain;
  private final RepairBook book;
  private final SlotRepair repair;
  private final long miner;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Backoff backoff;
  private final Set<RepairKey> running = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor;
  private long looked;

  /**
   * @param executor decides how many repairs run at once; closed with this
   */
  Repairs(
      RepairChain chain,
      RepairBook book,
      SlotRepair repair,
      long miner,
      InstantSource clock,
      ExecutorService executor,
      MeterRegistry metrics) {
    this.chain = chain;
    this.book = book;
    this.repair = repair;
    this.miner = miner;
    this.clock = clock;
    this.executor = executor;
    this.metrics = metrics;
    this.backoff = new Backoff(clock);
  }

  /**
   * Looks for new draws, at most once a second, and starts what is due. Returns at once.
   *
   * @throws io.cess4j.chain.ChainException where the chain cannot be asked; the next round tries
   *     again
   */
  public void round() {
    long now = clock.millis();
    if (now - looked < LOOK_AGAIN.toMillis()) {
      return;
    }
    looked = now;
    chain.follow();
    for (RepairKey key : book.all()) {
      if (backoff.isDue(key) && running.add(key)) {
        executor.execute(() -> run(key));
      }
    }
  }

  /** Whether anything of a deal is fetched, tagged or completed right now. */
  public boolean worksOn(long deal) {
    return running.stream().anyMatch(key -> key.deal() == deal);
  }

  private void run(RepairKey key) {
    try (var _ = LogContext.of("order", key.deal())) {
      advance(key);
    } catch (IOException | RuntimeException e) {
      count("failed");
      String words = MinerException.words(e);
      if (backoff.failed(key, words)) {
        LOG.warn("{} cannot be taken over now and is tried again: {}", key, words);
      }
    } finally {
      running.remove(key);
    }
  }

  private void advance(RepairKey key) throws IOException {
    RepairSlot slot = chain.slot(key.deal(), key.slot());
    if (slot.miner() == miner && slot.state() == SlotState.DRAWN) {
      fill(key, slot);
    } else if (slot.miner() == miner && slot.state() == SlotState.FILLED) {
      collect(key, slot);
    } else {
      LOG.info("{} is not this miner's to take over any more", key);
      forget(key, "dropped");
    }
  }

  private void fill(RepairKey key, RepairSlot slot) throws IOException {
    if (chain.now().isAfter(slot.deadline())) {
      LOG.warn("{} was not taken over by {}", key, slot.deadline());
      forget(key, "late");
      return;
    }
    repair.fill(key, slot);
    count("completed");
    backoff.forget(key);
    LOG.info("{} is this miner's from tomorrow on", key);
  }

  /** A slot without a bounty is looked at until its first day, in case the chain is rewound. */
  private void collect(RepairKey key, RepairSlot slot) {
    if (chain.today() < slot.day()) {
      backoff.later(key);
    } else if (slot.bounty().signum() == 0) {
      forget(key, "kept");
    } else {
      chain
          .passedDay(slot.day())
          .ifPresentOrElse(day -> collect(key, slot, day), () -> backoff.later(key));
    }
  }

  private void collect(RepairKey key, RepairSlot slot, long day) {
    chain.collect(key.deal(), key.slot(), day);
    LOG.info("{} was passed on day {}: {} wei came for it", key, day, slot.bounty());
    forget(key, "paid");
  }

  private void forget(RepairKey key, String outcome) {
    book.remove(key);
    backoff.forget(key);
    count(outcome);
  }

  private void count(String outcome) {
    metrics.counter("cess_miner_repairs_total", "outcome", outcome).increment();
  }

  /** Stops what runs; it goes on after the next start. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("repairs still run after {}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
