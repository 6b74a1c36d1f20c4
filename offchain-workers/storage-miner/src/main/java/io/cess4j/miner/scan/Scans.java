package io.cess4j.miner.scan;

import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.storage.Disk;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.runtime.store.KeyValueStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The scanners at work: one thread a disk reads data, one more compares metadata and looks at deals
 * that somebody suspects. Ozone's container scanners were the model.
 */
public final class Scans implements SmartLifecycle {

  /** Column family of the database. */
  public static final String FAMILY = ScanJournal.FAMILY;

  private static final Logger LOG = LoggerFactory.getLogger(Scans.class);
  private static final long LOOK_AGAIN_MILLIS = 1_000;

  private final Scanning scanning;
  private final ScanSettings settings;
  private final MeterRegistry metrics;
  private final MetadataScanner metadata;
  private final Map<Integer, DataScanner> data = new ConcurrentSkipListMap<>();
  private final Set<Integer> wanted = new LinkedHashSet<>();
  private final Set<Long> suspects = new LinkedHashSet<>();
  private final Semaphore wake = new Semaphore(0);
  private final Map<Integer, Thread> threads = new ConcurrentSkipListMap<>();
  private volatile boolean running;

  /** Nothing is read before {@link #start}. */
  public Scans(
      ScanSettings settings,
      Holdings holdings,
      KeyValueStore database,
      CorruptionLedger ledger,
      ChainFacts chain,
      InstantSource clock,
      MeterRegistry metrics) {
    this.settings = settings;
    this.scanning = Scanning.of(holdings, database, ledger, chain, clock);
    this.metadata = new MetadataScanner(scanning);
    this.metrics = metrics;
  }

  /** What is known to be corrupt. */
  public CorruptionLedger ledger() {
    return scanning.ledger();
  }

  /** Passes by disk. */
  public Map<Integer, Pass> passes() {
    Map<Integer, Pass> passes = new ConcurrentSkipListMap<>();
    data.forEach((disk, scanner) -> passes.put(disk, scanner.pass()));
    return passes;
  }

  /** End of the last look at metadata, epoch milliseconds; 0 before the first. */
  public long metadataFinishedAt() {
    return metadata.finishedAt();
  }

  /** Begins a pass over everything, without waiting for the gap and without waiting here. */
  public void everything() {
    synchronized (wanted) {
      wanted.addAll(data.keySet());
      wanted.add(-1);
    }
    wake.release();
  }

  /**
   * Looks at one deal now, as fast as the disk reads.
   *
   * @return what is wrong with it
   */
  public List<Finding> deal(long deal) throws InterruptedException {
    scanning.store().disks().refresh();
    metadata.check(deal);
    for (Fragment fragment : scanning.store().ofDeal(deal)) {
      scanner(fragment.disk()).check(fragment, Throttle.none());
    }
    return ledger().of(deal);
  }

  /** Has a deal looked at soon: a read or a proof failed. */
  public void suspect(long deal) {
    synchronized (suspects) {
      suspects.add(deal);
    }
    wake.release();
  }

  private DataScanner scanner(int disk) {
    return data.computeIfAbsent(disk, this::create);
  }

  private DataScanner create(int disk) {
    Counter read =
        Counter.builder("cess_miner_scanned_bytes")
            .tag("disk", Integer.toString(disk))
            .description("Bytes that the background scan has read")
            .register(metrics);
    Throttle throttle = new Throttle(settings.bytesPerSecond(), scanning.clock(), Thread::sleep);
    DataScanner scanner = new DataScanner(disk, scanning, throttle, read::increment);
    gauge("cess_miner_scan_pass_bytes", disk, () -> scanner.pass().bytes());
    gauge("cess_miner_scan_pass_active", disk, () -> scanner.pass().active() ? 1 : 0);
    gauge("cess_miner_scan_finished_seconds", disk, () -> scanner.pass().finishedAt() / 1_000);
    return scanner;
  }

  private void gauge(String name, int disk, java.util.function.Supplier<Number> value) {
    Gauge.builder(name, value).tag("disk", Integer.toString(disk)).register(metrics);
  }

  @Override
  public void start() {
    running = true;
    threads.put(-1, Thread.ofPlatform().daemon().name("scan-metadata").start(this::lookAround));
  }

  /** Metadata, suspects, and a reader for each disk that is there. */
  private void lookAround() {
    while (running) {
      try {
        if (scanning.clock().millis() - metadata.finishedAt() >= settings.metadataGap().toMillis()
            || take(-1)) {
          metadata.pass();
        }
        for (long deal : takeSuspects()) {
          deal(deal);
        }
        scanning.store().disks().usable().forEach(this::read);
        wake.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        wake.drainPermits();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        complain(e);
      }
    }
  }

  private void read(Disk disk) {
    scanner(disk.number());
    threads.computeIfAbsent(
        disk.number(),
        number ->
            Thread.ofPlatform().daemon().name("scan-disk-" + number).start(() -> readOn(number)));
  }

  private void readOn(int disk) {
    DataScanner scanner = scanner(disk);
    while (running) {
      try {
        if (take(disk)) {
          scanner.begin();
        }
        boolean there = scanning.store().disks().find(disk).isPresent();
        if (!there || !scanner.due(settings.gap()) || !scanner.step()) {
          Thread.sleep(LOOK_AGAIN_MILLIS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        complain(e);
      }
    }
  }

  private boolean take(int disk) {
    synchronized (wanted) {
      return wanted.remove(disk);
    }
  }

  private Collection<Long> takeSuspects() {
    synchronized (suspects) {
      List<Long> all = List.copyOf(suspects);
      suspects.clear();
      return all;
    }
  }

  private void complain(RuntimeException e) {
    if (running) {
      LOG.error("a scan failed and is tried again", e);
      try {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    threads.values().forEach(Thread::interrupt);
    for (Thread thread : threads.values()) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
