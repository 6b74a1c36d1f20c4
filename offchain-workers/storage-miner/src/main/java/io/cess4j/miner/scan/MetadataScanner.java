package io.cess4j.miner.scan;

import io.cess4j.miner.scan.Corruption.ChunkAltered;
import io.cess4j.miner.scan.Corruption.FragmentUnreadable;
import io.cess4j.miner.scan.Corruption.SigmaAltered;
import io.cess4j.miner.storage.Disk;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares entries, files and descriptors of every deal without reading fragments; looks for disks
 * that came back; removes files that no entry stands for. For one thread.
 */
final class MetadataScanner {

  private static final Logger LOG = LoggerFactory.getLogger(MetadataScanner.class);

  private final Scanning scanning;
  private volatile long finishedAt;

  MetadataScanner(Scanning scanning) {
    this.scanning = scanning;
  }

  /** When the last pass ended, epoch milliseconds; 0 before the first. */
  long finishedAt() {
    return finishedAt;
  }

  void pass() {
    scanning.store().disks().refresh();
    List<Long> deals = scanning.holdings().deals();
    for (long deal : deals) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      check(deal);
    }
    scanning.ledger().keepOnly(scanning.holdings().deals());
    for (Disk disk : scanning.store().disks().usable()) {
      int removed = scanning.store().tidy(disk);
      if (removed > 0) {
        LOG.info("removed {} files or folders on {} that no entry stands for", removed, disk);
      }
    }
    finishedAt = scanning.clock().millis();
  }

  void check(long deal) {
    List<Corruption> found = scanning.deals().metadata(deal);
    if (!Thread.currentThread().isInterrupted()) { // it closes files, which then look unreadable
      scanning.ledger().replace(deal, MetadataScanner::isSeenWithoutReading, found);
    }
  }

  private static boolean isSeenWithoutReading(Corruption corruption) {
    return !(corruption instanceof ChunkAltered
        || corruption instanceof FragmentUnreadable
        || corruption instanceof SigmaAltered);
  }
}
