package io.cess4j.miner.web;

import io.cess4j.miner.scan.Scans;
import io.cess4j.runtime.management.ManagementRoute;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /scan} begins a pass over everything and answers 202; {@code POST /scan?deal=7} reads
 * one deal at once and answers with what is wrong with it.
 */
public final class ScanForOperators implements ManagementRoute {

  private static final long MAXIMUM_DEAL = 0xffff_ffffL;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Scans scans;

  /** Starts these. */
  public ScanForOperators(Scans scans) {
    this.scans = scans;
  }

  @Override
  public String path() {
    return "/scan";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public Answer answer(Map<String, String> query) throws InterruptedException {
    String deal = query.get("deal");
    if (deal == null) {
      scans.everything();
      return new Answer(202, json.writeValueAsString(Map.of("begun", true)));
    }
    if (!deal.matches("\\d{1,10}")
        || Long.parseLong(deal) < 1
        || Long.parseLong(deal) > MAXIMUM_DEAL) {
      return new Answer(
          400,
          json.writeValueAsString(
              Map.of("type", "request-malformed", "detail", "deal is no number from 1")));
    }
    List<Map<String, Object>> found =
        scans.deal(Long.parseLong(deal)).stream().map(MinerStatus::finding).toList();
    return new Answer(
        200, json.writeValueAsString(Map.of("deal", Long.parseLong(deal), "corruptions", found)));
  }
}
