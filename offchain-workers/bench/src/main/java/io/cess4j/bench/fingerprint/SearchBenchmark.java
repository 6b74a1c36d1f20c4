package io.cess4j.bench.fingerprint;

import io.cess4j.bench.Benchmark;
import io.cess4j.bench.Figures;
import io.cess4j.bench.Machine;
import io.cess4j.bench.Reach;
import io.cess4j.bench.Result;
import io.cess4j.bench.Stopwatch;
import io.cess4j.fingerprint.search.Candidates;
import io.cess4j.fingerprint.search.IndexOptions;
import io.cess4j.fingerprint.search.SimilarityIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cess bench search}. */
@Command(
    name = "search",
    description = {
      "How long an exact search among millions of codes takes, in an index on this disk.",
      "Half of the codes are random, half lie in clusters as versions of works do. Needs 170 bytes of"
          + " disk a code, deleted afterwards.",
      ""
    })
public final class SearchBenchmark extends Benchmark {
  private static final int ROUNDS = 7;
  private static final int WARM_UP_ROUNDS = 60;
  static final double ASKED_MILLIS = 10;
  static final String PER_QUERY = "scanMillisPerQueryAndCore";

  private static final IndexOptions ONE_CORE =
      new IndexOptions(1, IndexOptions.NO_TABLES, 1 << 14, 1_000);
  private static final IndexOptions ONE_CORE_TABLES =
      new IndexOptions(1, IndexOptions.TABLES, 1 << 14, 1_000);

  @Option(names = "--codes", paramLabel = "N", description = "Codes (default: ${DEFAULT-VALUE}).")
  private int codes = 10_000_000;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Queries that are searched together (default: ${DEFAULT-VALUE}).")
  private int batch = 32;

  @Option(
      names = "--radius",
      paramLabel = "BITS",
      description = "Differing bits that are near (default: ${DEFAULT-VALUE}).")
  private int radius = 48;

  @Option(names = "--folder", paramLabel = "DIR", description = "Where (default: a temporary one).")
  private @Nullable Path parent;

  @Override
  protected Result measure(Machine machine) throws IOException {
    Path folder =
        parent == null
            ? Files.createTempDirectory("cess-search")
            : Files.createTempDirectory(parent, "cess-search");
    try {
      return measure(machine, folder);
    } finally {
      delete(folder);
    }
  }

  private Result measure(Machine machine, Path folder) throws IOException {
    DrawnWorks works = new DrawnWorks(codes);
    Result result =
        new Result("search", machine, WARM_UP_ROUNDS + " rounds of each search, one by one");
    Stopwatch building = new Stopwatch();
    try (SimilarityIndex index = SimilarityIndex.open(folder, ONE_CORE)) {
      works.addTo(index, added -> say("%d of %d codes are in the index", added, codes));
    }
    result
        .put("codes", codes)
        .put("works", works.count())
        .put("addedWorksPerSecond", works.count() / building.wallSeconds());
    Stopwatch opening = new Stopwatch();
    try (SimilarityIndex index = SimilarityIndex.read(folder, ONE_CORE)) {
      result.put("openSeconds", opening.wallSeconds());
      double together = millis(index, works, batch, radius);
      result.put("batch", batch).put("radius", radius);
      result.put(PER_QUERY, together);
      result.put("scanMillisSingleQuery", millis(index, works, 1, radius));
      result.reach(
          "ms a query and core",
          Reach.atMost(
              ASKED_MILLIS,
              together,
              "batches of %d, %d codes: memory and vector width of this machine"
                  .formatted(batch, codes)));
    }
    Stopwatch tabling = new Stopwatch();
    SimilarityIndex.open(folder, ONE_CORE_TABLES).close();
    result.put("tablesMadeSeconds", tabling.wallSeconds());
    Stopwatch reopening = new Stopwatch();
    try (SimilarityIndex index = SimilarityIndex.open(folder, ONE_CORE_TABLES)) {
      result.put("openSecondsWithTables", reopening.wallSeconds());
      for (int small : new int[] {15, 31}) {
        result.put("tablesMillisRadius" + small, millis(index, works, 1, small));
      }
    }
    return result;
  }

  /** CPU time a query; every search must find what its query was made from. */
  private double millis(SimilarityIndex index, DrawnWorks works, int queries, int within) {
    double[] times = new double[ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      List<DrawnWorks.Query> drawn = works.queries(queries, Math.min(within, 20));
      Stopwatch watch = new Stopwatch();
      List<Candidates> found =
          index.candidates(drawn.stream().map(DrawnWorks.Query::suspect).toList(), within);
      double millis = watch.cpuSeconds() * 1_000 / queries;
      for (int i = 0; i < queries; i++) {
        int wanted = drawn.get(i).work();
        if (found.get(i).nearest().stream().noneMatch(one -> one.number() == wanted)) {
          throw new IllegalStateException(
              "the search missed work %d: its speed means nothing".formatted(wanted));
        }
      }
      if (round >= 0) {
        times[round] = millis;
      }
    }
    return Figures.median(times);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
