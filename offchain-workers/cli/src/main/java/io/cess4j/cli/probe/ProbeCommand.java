package io.cess4j.cli.probe;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.cli.output.Sizes;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.probe.MinerResult;
import io.cess4j.sdk.probe.Probe;
import io.cess4j.sdk.probe.ProbeOptions;
import io.cess4j.sdk.probe.ProbeRun;
import io.cess4j.sdk.probe.Timed;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.StorageTerms;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess probe}. */
@Command(
    name = "probe",
    description = {
      "Measure the network from outside: store a small file, read it back, ask and score every"
          + " miner.",
      "Costs what the file costs until it is removed at the end of the run. Give it an account of"
          + " its own."
    })
public final class ProbeCommand extends CessCommand {
  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "Again and again, for example 15m or 6h, until stopped (default: once).")
  private @Nullable String every;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write probe.json, probe.html and history.jsonl there.")
  private @Nullable Path out;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      defaultValue = "1048576",
      description = "Length of the file (default: 1 MiB).")
  private int size;

  @Option(names = "-k", paramLabel = "K", description = "Fragments that restore the file.")
  private @Nullable Integer k;

  @Option(names = "-n", paramLabel = "N", description = "Miners that hold a fragment.")
  private @Nullable Integer n;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "10",
      description = "Small requests to each miner (default: 10).")
  private int tries;

  @Option(
      names = "--days",
      paramLabel = "D",
      defaultValue = "7",
      description = "Newest finished protocol days whose proofs count (default: 7).")
  private int days;

  @Option(names = "--keep", description = "Leave the file until its term ends.")
  private boolean keep;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException, InterruptedException {
    Duration pause = every == null ? Duration.ZERO : Interval.parse(every);
    try (Cess cess = connection.connect()) {
      Probe probe = cess.probe();
      StorageTerms usual = probe.terms();
      StorageTerms terms =
          new StorageTerms(
              k == null ? usual.k() : k,
              n == null ? usual.n() : n,
              usual.termDays(),
              usual.regions());
      ProbeOptions options = new ProbeOptions(terms, size, tries, days, keep);
      consent.ask(console, plan(probe.quote(options), pause));
      boolean sound;
      do {
        BigInteger left = probe.removeLeftovers();
        if (left.signum() > 0) {
          console.say("removed what an interrupted run had left: " + Amounts.cess(left));
        }
        ProbeRun run = probe.run(options);
        if (out != null) {
          new ProbeFolder(out).publish(run);
        }
        console.result(ProbeJson.of(run), text(run));
        sound = run.store().ok() && run.throughGateway().ok() && run.direct().ok();
        Thread.sleep(pause);
      } while (!pause.isZero());
      return sound;
    }
  }

  private String plan(PutQuote quote, Duration pause) {
    return "each run stores %s on %d miners and locks %s until %s%s%s"
        .formatted(
            Sizes.of(quote.plaintextBytes()),
            quote.terms().n(),
            Amounts.cess(quote.cost()),
            Dates.of(quote.expiresAt()),
            keep
                ? "; the file stays, so all of it is spent"
                : "; it is removed at the end of the run and what is not used comes back",
            pause.isZero() ? "" : "; a run begins " + every + " after the one before has ended");
  }

  private static String text(ProbeRun run) {
    Table table =
        new Table(
            "miner", "score", "state", "answered", "median", "95 %", "fragments", "proven", "");
    for (MinerResult miner : run.miners()) {
      table.row(
          miner.target().miner(),
          miner.score(),
          miner.target().state().name().toLowerCase(Locale.ROOT),
          miner.answered() + " of " + miner.tries().size(),
          millis(miner.latency().median()),
          millis(miner.latency().most95()),
          miner.intact() + " of " + miner.fragments().size(),
          miner.proofs().passed()
              + " of "
              + (miner.proofs().passed() + miner.proofs().missed())
              + " days",
          miner.failures().isEmpty() ? "" : miner.failures().getFirst());
    }
    return """
    store    %s
    gateway  %s
    direct   %s
    remove   %s; %s locked, %s came back
    %s\
    """
        .formatted(
            words(run.store()),
            words(run.throughGateway()),
            words(run.direct()),
            words(run.remove()),
            Amounts.cess(run.cost()),
            Amounts.cess(run.refund()),
            table);
  }

  private static String words(Timed timed) {
    String failure = timed.failure();
    return failure == null
        ? "%s (%s/s)".formatted(millis(timed.took()), Sizes.of(timed.bytesPerSecond()))
        : "not done: " + io.cess4j.cli.output.Printable.of(failure);
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
  }
}
