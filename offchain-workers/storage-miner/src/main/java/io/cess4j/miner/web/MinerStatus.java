package io.cess4j.miner.web;

import io.cess4j.chain.ChainException;
import io.cess4j.miner.Duties;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.proof.Audits;
import io.cess4j.miner.scan.Finding;
import io.cess4j.miner.scan.Pass;
import io.cess4j.miner.scan.Scans;
import io.cess4j.miner.storage.Fragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the miner is and has, as JSON: what it says here about its own losses is its self-report.
 */
public final class MinerStatus {

  private static final int SHOWN = 100;
  private static final int DAYS = 7;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Supplier<Duties> duties;
  private final Holdings holdings;
  private final Scans scans;

  /** Tells about these. */
  public MinerStatus(Supplier<Duties> duties, Holdings holdings, Scans scans) {
    this.duties = duties;
    this.holdings = holdings;
    this.scans = scans;
  }

  /** All of it. */
  byte[] json() {
    Duties current = duties.get();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("miner", current.miner().id());
    fields.put("account", current.miner().account().toString());
    fields.put("units", current.miner().declaredUnits());
    deals(fields);
    fields.put("proofs", current.audits().counts());
    days(current.audits()).ifPresent(days -> fields.put("days", days));
    current.audits().latest().ifPresent(attempt -> fields.put("latestProof", latest(attempt)));
    fields.put("disks", holdings.fragments().disks().reports());
    fields.put("scan", scan());
    List<Finding> corruptions = scans.ledger().all();
    fields.put("corruptionCount", corruptions.size());
    fields.put("corruptions", corruptions.stream().limit(SHOWN).map(MinerStatus::finding).toList());
    return json.writeValueAsBytes(fields);
  }

  /** Left out where the chain cannot be asked: the rest is worth knowing just then. */
  private static Optional<List<Map<String, Object>>> days(Audits audits) {
    try {
      return Optional.of(audits.days(DAYS).stream().map(MinerStatus::day).toList());
    } catch (ChainException unreachable) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> day(Audits.Day day) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("day", day.day());
    fields.put("outcome", day.outcome().word());
    return fields;
  }

  private void deals(Map<String, Object> fields) {
    List<Long> deals = holdings.deals();
    long fragments = 0;
    long bytes = 0;
    long tagged = 0;
    Map<Integer, Long> byDisk = new LinkedHashMap<>();
    for (long deal : deals) {
      List<Fragment> stored = holdings.fragments().ofDeal(deal);
      fragments += stored.size();
      tagged += holdings.find(deal).isPresent() ? 1 : 0;
      for (Fragment fragment : stored) {
        bytes += fragment.bytes();
        byDisk.merge(fragment.disk(), (long) fragment.bytes(), Long::sum);
      }
    }
    fields.put("deals", deals.size());
    fields.put("taggedDeals", tagged);
    fields.put("fragments", fragments);
    fields.put("bytes", bytes);
    fields.put("bytesByDisk", byDisk);
  }

  private Map<String, Object> scan() {
    List<Map<String, Object>> passes = new ArrayList<>();
    scans.passes().forEach((disk, pass) -> passes.add(pass(disk, pass)));
    Map<String, Object> scan = new LinkedHashMap<>();
    scan.put("passes", passes);
    scan.put("metadataFinishedAt", time(scans.metadataFinishedAt()));
    return scan;
  }

  private static Map<String, Object> pass(int disk, Pass pass) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("disk", disk);
    fields.put("active", pass.active());
    fields.put("fragments", pass.fragments());
    fields.put("bytes", pass.bytes());
    fields.put("startedAt", time(pass.startedAt()));
    fields.put("finishedAt", time(pass.finishedAt()));
    return fields;
  }

  /** A finding as operators and scripts see it. */
  static Map<String, Object> finding(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", finding.corruption().kind());
    fields.put("deal", finding.corruption().deal());
    fields.put("place", finding.corruption().place());
    fields.put("words", finding.corruption().words());
    fields.put("found", finding.found().toString());
    return fields;
  }

  private static Map<String, Object> latest(Audits.Attempt attempt) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("day", attempt.day());
    fields.put("window", attempt.window());
    fields.put("outcome", attempt.outcome().label());
    fields.put("detail", attempt.outcome().toString());
    return fields;
  }

  private static String time(long millis) {
    return millis == 0 ? "never" : Instant.ofEpochMilli(millis).toString();
  }
}
