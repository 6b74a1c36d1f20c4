package io.cess4j.cli.probe;

import io.cess4j.sdk.probe.MinerResult;
import io.cess4j.sdk.probe.ProbeRun;
import io.cess4j.sdk.probe.Score;
import io.cess4j.sdk.probe.Timed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A run as JSON: whole, and as the line that history keeps of it. */
final class ProbeJson {
  private ProbeJson() {}

  static Map<String, Object> of(ProbeRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("at", run.at().toString());
    json.put("day", run.day());
    run.fid().ifPresent(fid -> json.put("fid", fid));
    json.put("cost", run.cost().toString());
    json.put("refund", run.refund().toString());
    json.put("store", json(run.store()));
    json.put("readThroughGateway", json(run.throughGateway()));
    json.put("readDirectly", json(run.direct()));
    json.put("remove", json(run.remove()));
    json.put("formula", Score.FORMULA);
    json.put("miners", run.miners().stream().map(ProbeJson::json).toList());
    return json;
  }

  /** Short, as many of them are kept. */
  static Map<String, Object> summary(ProbeRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", run.at().toString());
    json.put("day", run.day());
    json.put("store", run.store().ok());
    json.put("readThroughGateway", run.throughGateway().ok());
    json.put("readDirectly", run.direct().ok());
    Map<String, Integer> scores = new LinkedHashMap<>();
    run.miners().forEach(miner -> scores.put(Long.toString(miner.target().miner()), miner.score()));
    json.put("scores", scores);
    return json;
  }

  private static Map<String, Object> json(Timed timed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", timed.ok());
    json.put("millis", timed.took().toMillis());
    json.put("bytesPerSecond", timed.bytesPerSecond());
    String failure = timed.failure();
    if (failure != null) {
      json.put("failure", failure);
    }
    return json;
  }

  private static Map<String, Object> json(MinerResult miner) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("miner", miner.target().miner());
    json.put("endpoint", miner.target().endpoint());
    json.put("state", miner.target().state().name().toLowerCase(Locale.ROOT));
    json.put("score", miner.score());
    json.put("reachable", miner.answered() > 0);
    json.put(
        "certificate",
        miner.impostor() ? "other" : miner.answered() > 0 ? "registered" : "unknown");
    json.put("tries", miner.tries().size());
    json.put("answered", miner.answered());
    json.put("medianMillis", millis(miner.latency().median()));
    json.put("millis95", millis(miner.latency().most95()));
    json.put("fragments", miner.fragments().size());
    json.put("fragmentsIntact", miner.intact());
    json.put("bytesPerSecond", miner.bytesPerSecond());
    json.put("daysPassed", miner.proofs().passed());
    json.put("daysMissed", miner.proofs().missed());
    json.put("failures", miner.failures());
    return json;
  }

  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / 1e4) / 100.0;
  }
}
