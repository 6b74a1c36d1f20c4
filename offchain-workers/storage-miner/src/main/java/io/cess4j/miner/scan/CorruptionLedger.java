package io.cess4j.miner.scan;

import io.cess4j.miner.scan.Corruption.ChunkAltered;
import io.cess4j.miner.scan.Corruption.DiskMissing;
import io.cess4j.miner.scan.Corruption.Loss;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.runtime.store.Changes;
import io.cess4j.runtime.store.KeyValueStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All corruptions that are known and not healed, in memory and in the database. Safe for many
 * threads.
 */
public final class CorruptionLedger {

  /** Column family of the database. */
  public static final String FAMILY = "corruptions";

  private static final Logger LOG = LoggerFactory.getLogger(CorruptionLedger.class);

  private final KeyValueStore store;
  private final InstantSource clock;
  private final Map<Long, Map<String, Finding>> byDeal = new ConcurrentSkipListMap<>();

  /** Reads what earlier processes found. */
  public CorruptionLedger(KeyValueStore store, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    store.scan(
        FAMILY,
        new byte[0],
        (key, value) -> {
          remember(FindingCodec.decode(value));
          return true;
        });
    for (String kind : FindingCodec.kinds()) {
      Gauge.builder("cess_miner_corruptions", this, ledger -> ledger.count(kind))
          .tag("kind", kind)
          .description("What is known to be corrupt now")
          .register(metrics);
    }
  }

  /**
   * What a look at a deal found takes the place of what an earlier look at the same things found.
   *
   * @param covers what was looked at: earlier findings of these that are not found again are healed
   */
  synchronized void replace(
      long deal, Predicate<Corruption> covers, Collection<? extends Corruption> found) {
    Map<String, Finding> known = byDeal.getOrDefault(deal, Map.of());
    Map<String, Corruption> now = new TreeMap<>();
    found.forEach(corruption -> now.put(name(corruption), corruption));
    List<Finding> healed =
        known.values().stream()
            .filter(finding -> covers.test(finding.corruption()))
            .filter(finding -> !now.containsKey(name(finding.corruption())))
            .toList();
    List<Finding> fresh =
        now.values().stream()
            .filter(corruption -> !known.containsKey(name(corruption)))
            .map(corruption -> new Finding(corruption, Instant.ofEpochMilli(clock.millis())))
            .toList();
    if (healed.isEmpty() && fresh.isEmpty()) {
      return;
    }
    store.write(changes -> write(changes, healed, fresh));
    healed.forEach(this::forget);
    fresh.forEach(this::remember);
    fresh.forEach(finding -> LOG.error(finding.corruption().words()));
    healed.forEach(finding -> LOG.info("healed: {}", finding.corruption().words()));
  }

  /** Drops what is known about a fragment whose right bytes were taken in anew. */
  public void healed(FragmentKey key) {
    replace(
        key.deal(),
        corruption -> corruption instanceof Loss loss && loss.segment() == key.segment(),
        List.of());
  }

  private static void write(Changes changes, List<Finding> healed, List<Finding> fresh) {
    healed.forEach(finding -> changes.delete(FAMILY, key(finding.corruption())));
    fresh.forEach(
        finding -> changes.put(FAMILY, key(finding.corruption()), FindingCodec.encode(finding)));
  }

  /** Drops findings about deals that this miner no longer holds. */
  synchronized void keepOnly(Collection<Long> deals) {
    for (long deal : List.copyOf(byDeal.keySet())) {
      if (!deals.contains(deal)) {
        replace(deal, corruption -> true, List.of());
      }
    }
  }

  private void remember(Finding finding) {
    byDeal
        .computeIfAbsent(finding.corruption().deal(), deal -> new ConcurrentSkipListMap<>())
        .put(name(finding.corruption()), finding);
  }

  private void forget(Finding finding) {
    byDeal.computeIfPresent(
        finding.corruption().deal(),
        (deal, findings) -> {
          findings.remove(name(finding.corruption()));
          return findings.isEmpty() ? null : findings;
        });
  }

  /** Findings about a deal. */
  public List<Finding> of(long deal) {
    return List.copyOf(byDeal.getOrDefault(deal, Map.of()).values());
  }

  /** All findings, by deal. */
  public List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    byDeal.values().forEach(findings -> all.addAll(findings.values()));
    return all;
  }

  /**
   * Deals of which some bytes cannot be served.
   *
   * @param patience a missing disk counts only after that long: most come back
   */
  public Set<Long> losses(Duration patience) {
    Instant since = clock.instant().minus(patience);
    return all().stream()
        .filter(
            finding ->
                finding.corruption() instanceof Loss loss
                    && (!(loss instanceof DiskMissing) || finding.found().isBefore(since)))
        .map(finding -> finding.corruption().deal())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Why a part of a fragment must not be served.
   *
   * @param from first byte of the part
   * @param until byte after its last
   */
  public Optional<Corruption> refusal(FragmentKey key, long from, long until) {
    return byDeal.getOrDefault(key.deal(), Map.of()).values().stream()
        .map(Finding::corruption)
        .filter(corruption -> corruption instanceof Loss loss && loss.segment() == key.segment())
        .filter(corruption -> touches(corruption, from, until))
        .findFirst();
  }

  /** An altered chunk spoils itself only; everything else spoils the fragment. */
  private static boolean touches(Corruption corruption, long from, long until) {
    if (corruption instanceof ChunkAltered altered) {
      long start = (long) altered.chunk() * Sizes.CHUNK_BYTES;
      return from < start + Sizes.CHUNK_BYTES && start < until;
    }
    return true;
  }

  private double count(String kind) {
    return all().stream().filter(finding -> finding.corruption().kind().equals(kind)).count();
  }

  private static String name(Corruption corruption) {
    return corruption.kind() + "/" + corruption.place();
  }

  private static byte[] key(Corruption corruption) {
    byte[] name = name(corruption).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(Integer.BYTES + name.length)
        .putInt((int) corruption.deal())
        .put(name)
        .array();
  }
}
