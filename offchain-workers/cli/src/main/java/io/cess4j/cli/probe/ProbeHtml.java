package io.cess4j.cli.probe;

import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Dates;
import io.cess4j.cli.output.Html;
import io.cess4j.cli.output.Sizes;
import io.cess4j.sdk.probe.MinerResult;
import io.cess4j.sdk.probe.ProbeRun;
import io.cess4j.sdk.probe.Score;
import io.cess4j.sdk.probe.Timed;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A run as a page that needs nothing else: no script, no picture, no address. Endpoints and words
 * of failures come from strangers; all text is escaped, and the page's policy allows styles only.
 */
final class ProbeHtml {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>cess probe</title>
      <style>
      body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
      table { border-collapse: collapse; width: 100%%; margin: 1em 0; }
      th, td { text-align: left; padding: .3em .6em; border-bottom: 1px solid #ccc; vertical-align: top; }
      td.n { text-align: right; font-variant-numeric: tabular-nums; }
      .bad { color: #a00; } small { color: #555; overflow-wrap: anywhere; }
      </style></head><body>
      <h1>The network from outside</h1>
      <p>%s, protocol day %d. %d runs are in history.jsonl beside this page.</p>
      <table><tr><th>what</th><th>result</th><th>time</th><th>rate</th><th></th></tr>
      %s</table>
      <p>%s locked, %s came back.</p>
      <h2>Miners, lowest score first</h2>
      <table><tr><th>score</th><th>miner</th><th>state</th><th>answered</th><th>median</th><th>95 %%</th>\
      <th>fragments</th><th>rate</th><th>days proven</th><th>endpoint</th></tr>
      %s</table>
      <p><small>Score: %s.</small></p>
      </body></html>
      """;

  private ProbeHtml() {}

  static String of(ProbeRun run, int runs) {
    List<MinerResult> sorted =
        run.miners().stream()
            .sorted(
                Comparator.comparingInt(MinerResult::score)
                    .thenComparingLong(miner -> miner.target().miner()))
            .toList();
    return PAGE.formatted(
        Html.escape(Dates.of(run.at())),
        run.day(),
        runs,
        step("store", run.store())
            + step("read through the gateway", run.throughGateway())
            + step("read from the miners", run.direct())
            + step("remove", run.remove()),
        Html.escape(Amounts.cess(run.cost())),
        Html.escape(Amounts.cess(run.refund())),
        sorted.stream().map(ProbeHtml::row).collect(Collectors.joining()),
        Html.escape(Score.FORMULA));
  }

  private static String step(String what, Timed timed) {
    String failure = timed.failure();
    return "<tr><td>%s</td><td%s>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td><small>%s</small></td></tr>%n"
        .formatted(
            Html.escape(what),
            failure == null ? "" : " class=\"bad\"",
            failure == null ? "done" : "not done",
            millis(timed.took()),
            rate(timed.bytesPerSecond()),
            Html.escape(failure == null ? "" : failure));
  }

  private static String row(MinerResult miner) {
    long days = miner.proofs().passed() + miner.proofs().missed();
    return "<tr><td class=\"n%s\">%d</td><td class=\"n\">%d</td><td>%s</td><td class=\"n\">%d of %d</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td>%s%s</td></tr>%n"
        .formatted(
            miner.score() < 50 ? " bad" : "",
            miner.score(),
            miner.target().miner(),
            miner.target().state().name().toLowerCase(Locale.ROOT),
            miner.answered(),
            miner.tries().size(),
            miner.answered() == 0 ? "-" : millis(miner.latency().median()),
            miner.answered() == 0 ? "-" : millis(miner.latency().most95()),
            miner.fragments().isEmpty() ? "-" : miner.intact() + " of " + miner.fragments().size(),
            rate(miner.bytesPerSecond()),
            days == 0 ? "-" : miner.proofs().passed() + " of " + days,
            Html.escape(miner.target().endpoint()),
            miner.failures().stream()
                .map(words -> "<br><small class=\"bad\">" + Html.escape(words) + "</small>")
                .collect(Collectors.joining()));
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
  }

  private static String rate(long bytesPerSecond) {
    return bytesPerSecond == 0 ? "-" : Sizes.of(bytesPerSecond) + "/s";
  }
}
