package io.cess4j.bench.fingerprint;

import io.cess4j.bench.Benchmark;
import io.cess4j.bench.Machine;
import io.cess4j.bench.Reach;
import io.cess4j.bench.Result;
import io.cess4j.fingerprint.evaluation.FingerprintEvaluation;
import io.cess4j.fingerprint.evaluation.Plan;
import io.cess4j.fingerprint.evaluation.Report;
import io.cess4j.fingerprint.evaluation.Target;
import io.cess4j.fingerprint.evaluation.report.ReportHtml;
import io.cess4j.fingerprint.evaluation.report.ReportJson;
import io.cess4j.fingerprint.evaluation.report.ReportMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cess bench fingerprint}. */
@Command(
    name = "fingerprint",
    description = {
      "How many attacked copies are found, at a fixed rate of false positives.",
      "Works are those of the folders, by content, and synthetic ones made from the seed; PDQ, ISCC"
          + " and Chromaprint run in the same harness. Nothing of a folder is kept or sent.",
      ""
    })
public final class FingerprintBenchmark extends Benchmark {
  private static final long SEED = 20261130;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "A folder with pictures, sounds, videos and texts, in any layout; may be repeated. Its"
              + " file works.tsv (pattern, tabulator, work) may say which are versions of one work.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--kinds",
      paramLabel = "KIND",
      split = ",",
      description = "Only these kinds of works: image, text, audio, video (default: all).")
  private Set<String> kinds = new TreeSet<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Repeats a run (default: ${DEFAULT-VALUE}).")
  private long seed = SEED;

  @Option(names = "--reduced", description = "The small run of the build: about a minute.")
  private boolean reduced;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes a page with curves there.")
  private @Nullable Path page;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the figures there.")
  private @Nullable Path markdown;

  @Option(
      names = "--search",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Also the search benchmark among ten million codes (a gigabyte of disk).")
  private boolean search = true;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads at work (default: as many as there are cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  protected Result measure(Machine machine) throws IOException {
    Set<String> unknown = new TreeSet<>(kinds);
    unknown.removeAll(FingerprintEvaluation.known());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "--kinds %s: known are %s".formatted(unknown, FingerprintEvaluation.known()));
    }
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new IllegalArgumentException(
            "--data %s is no folder: give one that exists".formatted(folder));
      }
    }
    Report report =
        FingerprintEvaluation.run(
            folders,
            kinds.isEmpty() ? FingerprintEvaluation.known() : kinds,
            new Plan(seed, threads, reduced, words -> say("%s", words)),
            "%d cores, %s, %s, load %.1f at the start"
                .formatted(machine.cores(), machine.cpu(), machine.jdk(), machine.load()),
            command(),
            search(machine));
    if (page != null) {
      Files.writeString(page, ReportHtml.of(report));
    }
    if (markdown != null) {
      Files.writeString(markdown, ReportMarkdown.of(report));
    }
    return result(machine, report);
  }

  /** The figures of {@code cess bench search}; it takes most of a minute. */
  private Map<String, Object> search(Machine machine) throws IOException {
    if (!search || reduced) {
      return Map.of();
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    new SearchBenchmark()
        .measure(machine)
        .figures()
        .forEach(
            (name, figure) -> {
              if (figure != null && !Set.of("benchmark", "machine", "warmUp").contains(name)) {
                figures.put(name, figure);
              }
            });
    return figures;
  }

  private static Result result(Machine machine, Report report) {
    Result result = new Result("fingerprint", machine, "none: recall is no matter of speed");
    ReportJson.of(report).forEach(result::put);
    if (report.search().get(SearchBenchmark.PER_QUERY) instanceof Number millis) {
      result.reach(
          "search, ms a query and core",
          Reach.atMost(
              SearchBenchmark.ASKED_MILLIS, millis.doubleValue(), "memory of this machine"));
    }
    for (Target.Result target : report.targets()) {
      String name = target.target().kind() + " " + target.target().group();
      result.reach(
          name,
          target.verdict() == Target.Verdict.REPORTED
              ? Reach.absent(
                  ">= " + target.target().least(),
                  String.format(
                      Locale.ROOT,
                      "%.3f of %d copies, but fewer than %d works",
                      target.recall().found().share(),
                      target.recall().found().trials(),
                      Target.LEAST_WORKS))
              : Reach.atLeast(
                  target.target().least(),
                  target.recall().found().share(),
                  "%d of %d copies are not found"
                      .formatted(
                          target.recall().found().trials() - target.recall().found().hits(),
                          target.recall().found().trials())));
    }
    return result;
  }

  /** What repeats the run; folders by their last name, since a report is read elsewhere. */
  private String command() {
    StringBuilder words = new StringBuilder("./cess bench fingerprint");
    folders.forEach(folder -> words.append(" --data ").append(folder.getFileName()));
    if (!kinds.isEmpty()) {
      words.append(" --kinds ").append(String.join(",", kinds));
    }
    return words.append(reduced ? " --reduced" : "").append(" --seed ").append(seed).toString();
  }
}
