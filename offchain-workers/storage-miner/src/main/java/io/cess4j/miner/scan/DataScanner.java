package io.cess4j.miner.scan;

import io.cess4j.miner.scan.Corruption.EntryMissing;
import io.cess4j.miner.scan.Corruption.Loss;
import io.cess4j.miner.scan.Corruption.SigmaAltered;
import io.cess4j.miner.scan.Corruption.SigmasMissing;
import io.cess4j.miner.scan.Corruption.SigmasShort;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.miner.storage.FragmentStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads a disk from end to end, slowly, and compares every chunk with its hash; beside the first
 * fragment of a deal its authenticators too. Passes are for one thread, {@link #check} for any.
 */
final class DataScanner {

  private static final int PAGE = 64;

  /** Between two entries of the journal; a restart reads at most this much twice. */
  private static final long STRIDE = 8L << 20;

  private final int disk;
  private final FragmentStore store;
  private final FragmentCheck fragments;
  private final DealCheck deals;
  private final CorruptionLedger ledger;
  private final ScanJournal journal;
  private final Throttle throttle;
  private final InstantSource clock;
  private final LongConsumer read;
  private volatile Pass pass;
  private long unwritten;

  /**
   * Goes on where the journal says.
   *
   * @param read is told how many bytes were read
   */
  DataScanner(int disk, Scanning scanning, Throttle throttle, LongConsumer read) {
    this.disk = disk;
    this.store = scanning.store();
    this.fragments = scanning.fragments();
    this.deals = scanning.deals();
    this.ledger = scanning.ledger();
    this.journal = scanning.journal();
    this.clock = scanning.clock();
    this.throttle = throttle;
    this.read = read;
    this.pass = journal.read(disk);
  }

  int disk() {
    return disk;
  }

  Pass pass() {
    return pass;
  }

  /** Whether the gap since the last pass is over, or a pass is under way. */
  boolean due(Duration gap) {
    Pass now = pass;
    return now.active() || clock.millis() - now.finishedAt() >= gap.toMillis();
  }

  /** Begins a pass at the first fragment, whatever was before. */
  void begin() {
    write(Pass.begin(clock.millis(), pass));
  }

  /**
   * Checks the next fragment, beginning a pass where none is under way; false where the pass ended.
   */
  boolean step() throws InterruptedException {
    if (!pass.active()) {
      begin();
    }
    Optional<Fragment> next = next(pass.next());
    if (next.isEmpty()) {
      write(pass.end(clock.millis()));
      return false;
    }
    check(next.get(), throttle);
    advance(next.get());
    return true;
  }

  private Optional<Fragment> next(FragmentKey from) {
    FragmentKey first = from;
    while (true) {
      List<Fragment> page = store.from(first, PAGE);
      Optional<Fragment> here =
          page.stream().filter(fragment -> fragment.disk() == disk).findFirst();
      if (here.isPresent() || page.size() < PAGE) {
        return here;
      }
      first = pass.after(page.getLast().key(), 0).next();
    }
  }

  private void advance(Fragment fragment) {
    Pass after = pass.after(fragment.key(), fragment.bytes());
    unwritten += fragment.bytes();
    if (unwritten >= STRIDE || after.fragments() % PAGE == 0) {
      write(after);
    } else {
      pass = after;
    }
    read.accept(fragment.bytes());
  }

  private void write(Pass next) {
    journal.write(disk, next);
    pass = next;
    unwritten = 0;
  }

  /** Compares one fragment, and the authenticators where it is the first of its deal. */
  void check(Fragment fragment, Throttle pace) throws InterruptedException {
    FragmentKey key = fragment.key();
    Optional<Object> before = fragments.identity(fragment);
    List<Loss> found = fragments.bytes(fragment, pace);
    if (Thread.interrupted()) {
      throw new InterruptedException(); // it closes files, which then look unreadable
    }
    if (store.find(key).filter(fragment::equals).isEmpty()
        || !fragments.identity(fragment).equals(before)) {
      return; // its deal went, or it was taken in anew, while it was read
    }
    ledger.replace(key.deal(), corruption -> isAbout(key, corruption), found);
    if (store.from(new FragmentKey(key.deal(), 0), 1).getFirst().key().equals(key)) {
      ledger.replace(key.deal(), DataScanner::isAboutSigmas, deals.points(key.deal(), pace));
    }
  }

  private static boolean isAbout(FragmentKey key, Corruption corruption) {
    return corruption instanceof Loss loss
        && loss.segment() == key.segment()
        && !(loss instanceof EntryMissing);
  }

  private static boolean isAboutSigmas(Corruption corruption) {
    return corruption instanceof SigmasMissing
        || corruption instanceof SigmasShort
        || corruption instanceof SigmaAltered;
  }
}
