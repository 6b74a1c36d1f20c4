package io.cess4j.miner.scan;

import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.runtime.store.KeyValueStore;
import java.time.InstantSource;

/** What scanners share. */
record Scanning(
    Holdings holdings,
    FragmentCheck fragments,
    DealCheck deals,
    CorruptionLedger ledger,
    ScanJournal journal,
    InstantSource clock) {

  static Scanning of(
      Holdings holdings,
      KeyValueStore database,
      CorruptionLedger ledger,
      ChainFacts chain,
      InstantSource clock) {
    FragmentCheck fragments = new FragmentCheck(holdings.fragments());
    return new Scanning(
        holdings,
        fragments,
        new DealCheck(holdings, fragments, chain),
        ledger,
        new ScanJournal(database),
        clock);
  }

  FragmentStore store() {
    return holdings.fragments();
  }
}
