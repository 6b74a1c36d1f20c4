package io.cess4j.bench.erasure;

import io.cess4j.bench.Benchmark;
import io.cess4j.bench.Figures;
import io.cess4j.bench.Machine;
import io.cess4j.bench.Reach;
import io.cess4j.bench.Result;
import io.cess4j.bench.Stopwatch;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.protocol.layout.CodeParameters;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cess bench erasure}. */
@Command(
    name = "erasure",
    description = {
      "Reed-Solomon engines, MB/s of user data, one thread.",
      "The Vector API, the plain one, and ISA-L where it is installed (Debian: libisal2). All"
          + " compute the same parity, and it is compared byte by byte.",
      ""
    })
public final class ErasureBenchmark extends Benchmark {
  private static final List<CodeParameters> CODES =
      List.of(new CodeParameters(4, 6), new CodeParameters(8, 12), new CodeParameters(10, 14));

  private static final double OF_SCALAR = 10;
  private static final double OF_ISAL = 0.5;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "Time an engine gets for a code and direction, in three turns (default:"
              + " ${DEFAULT-VALUE}).")
  private double seconds = 3;

  @Option(
      names = "--shard",
      paramLabel = "KIB",
      description =
          "Size of a shard (default: ${DEFAULT-VALUE} KiB, a chunk: the stripe of the product).")
  private int shardKib = 64;

  @Override
  protected Result measure(Machine machine) {
    Result result =
        new Result(
            "erasure", machine, "a turn of a third of the time for each engine, not counted");
    ErasureEngine vector = ErasureEngines.select().engine();
    Optional<IsaL> isal = IsaL.find();
    say("%s", ErasureEngines.select().message());
    if (isal.isEmpty()) {
      say(
          "ISA-L is not installed (libisal.so.2, Debian: apt install libisal2): its figures are"
              + " null");
    }
    result.put("shardBytes", shardKib << 10).put("vectorEngine", vector.name());
    Map<String, Map<String, @Nullable Number>> decode = new LinkedHashMap<>();
    for (CodeParameters code : CODES) {
      String name = code.k() + "+" + code.parity();
      Work encoding = Work.encode(code, shardKib << 10);
      byte[][] parity = encoding.room();
      encoding.by(ErasureEngines.scalar(), parity).run();
      result.put(name, rates(name + " encode", encoding, vector, isal, result));
      decode.put(name, rates(name + " decode", encoding.decode(parity), vector, isal, result));
    }
    return result.put("decode", decode);
  }

  private Map<String, @Nullable Number> rates(
      String name, Work work, ErasureEngine vector, Optional<IsaL> isal, Result result) {
    byte[][] expected = work.room();
    work.by(ErasureEngines.scalar(), expected).run();
    byte[][] out = work.room();
    try (Arena arena = Arena.ofConfined()) {
      List<Runnable> engines = new ArrayList<>();
      engines.add(work.by(vector, out));
      engines.add(work.by(ErasureEngines.scalar(), work.room()));
      engines.getFirst().run();
      requireEqual(name, "vector", expected, out);
      if (isal.isPresent()) {
        IsaL.Combination combination =
            isal.get()
            .new Combination(arena, work.coefficients(ErasureEngines.scalar()), work.inputs());
        combination.run();
        for (int i = 0; i < expected.length; i++) {
          requireEqual(name, "ISA-L", expected[i], combination.output(i));
        }
        engines.add(combination::run);
      }
      double[] rates = turns(engines, work.userBytes());
      say(
          "%-14s vector %6.0f  scalar %5.0f  isal %s",
          name, rates[0], rates[1], isal.isPresent() ? "%6.0f MB/s".formatted(rates[2]) : "-");
      judge(name, rates, result);
      Map<String, @Nullable Number> json = new LinkedHashMap<>();
      json.put("vector", Figures.rounded(rates[0]));
      json.put("scalar", Figures.rounded(rates[1]));
      json.put("isal", isal.isPresent() ? Figures.rounded(rates[2]) : null);
      return json;
    }
  }

  /** Engines take turns, so that all of them meet the same neighbours; the first turn warms up. */
  private double[] turns(List<Runnable> engines, long bytes) {
    double[][] rates = new double[engines.size()][3];
    for (int turn = -1; turn < 3; turn++) {
      for (int engine = 0; engine < rates.length; engine++) {
        double rate = rate(engines.get(engine), bytes, seconds / 3);
        if (turn >= 0) {
          rates[engine][turn] = rate;
        }
      }
    }
    return Arrays.stream(rates).mapToDouble(Figures::median).toArray();
  }

  private static double rate(Runnable work, long bytes, double forSeconds) {
    Stopwatch watch = new Stopwatch();
    long done = 0;
    while (watch.wallSeconds() < forSeconds) {
      for (int i = 0; i < 8; i++) {
        work.run();
      }
      done += 8 * bytes;
    }
    return watch.rate(done);
  }

  private static void judge(String name, double[] rates, Result result) {
    result.reach(
        name + ", vector / scalar",
        Reach.atLeast(
            OF_SCALAR,
            rates[0] / rates[1],
            "scalar runs at %.0f MB/s, vector at %.0f".formatted(rates[1], rates[0])));
    String isal = name + ", vector / ISA-L";
    result.reach(
        isal,
        rates.length > 2
            ? Reach.atLeast(
                OF_ISAL,
                rates[0] / rates[2],
                "ISA-L at %.0f MB/s needs no bounds checks and keeps outputs in registers over all inputs"
                    .formatted(rates[2]))
            : Reach.absent(">= 0.5", "ISA-L is not installed"));
  }

  private static void requireEqual(String name, String engine, byte[][] expected, byte[][] actual) {
    for (int i = 0; i < expected.length; i++) {
      requireEqual(name, engine, expected[i], actual[i]);
    }
  }

  private static void requireEqual(String name, String engine, byte[] expected, byte[] actual) {
    if (!Arrays.equals(expected, actual)) {
      throw new IllegalStateException(
          "%s: engine %s gives other bytes than the scalar one; its speed means nothing"
              .formatted(name, engine));
    }
  }
}
