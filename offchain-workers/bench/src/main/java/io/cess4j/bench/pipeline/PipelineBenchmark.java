package io.cess4j.bench.pipeline;

import io.cess4j.bench.Benchmark;
import io.cess4j.bench.Machine;
import io.cess4j.bench.Reach;
import io.cess4j.bench.Result;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.sdk.Cess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cess bench pipeline}. */
@Command(
    name = "pipeline",
    description = {
      "A file through a network of its own and back: MB/s, CPU, memory.",
      "Chain, 2 TEE workers, 8 miners, gateway and this client are a process each; a file is stored"
          + " when the chain",
      "says so. Tells MB/s, CPU seconds a GB and the peak memory of every process.",
      "The network's days of 20 s and their proofs go on meanwhile and are counted.",
      ""
    })
public final class PipelineBenchmark extends Benchmark {
  private static final double PUT = 60;
  private static final double GET = 200;
  private static final double PEAK_MIB = 512;

  /** Heaps grow a little with every collection; memory by file size would be a factor of 8. */
  private static final double GROWTH = 1.25;

  /** Anvil keeps all blocks in memory: it grows with time, not with files. */
  private static final String CHAIN = "chain";

  @Option(
      names = "--size",
      paramLabel = "MIB",
      description = "The file (default: ${DEFAULT-VALUE}; it takes two deals).")
  private int sizeMib = 1024;

  @Option(
      names = "--small",
      paramLabel = "MIB",
      description = "A smaller file whose memory is compared (default: ${DEFAULT-VALUE}).")
  private int smallMib = 128;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the network and the file lie.")
  private @Nullable Path folder;

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "A JFR recording of every worker, to be read with 'jfr view hot-methods FILE'.")
  private @Nullable Path profiles;

  @Option(names = "--keep", description = "Keep the folder, with the logs.")
  private boolean keep;

  @Override
  protected Result measure(Machine machine) throws Exception {
    Path home = folder == null ? usualFolder() : folder;
    Result result =
        new Result("pipeline", machine, "a file of %d MiB stored and read".formatted(sizeMib));
    boolean ended = false;
    try (LocalNetwork network =
            LocalNetwork.start(
                new NetworkFolder(home),
                NetworkPlan.USUAL,
                role -> FastLaunch.of(role, profiles),
                line -> say("%s", line));
        Cess cess =
            Cess.connect(network.rpc(), network.directory(), network.client())
                .through(network.gateway())) {
      run(cess, processes(network), home, result);
      ended = true;
    } finally {
      if (ended && !keep) {
        delete(home);
      } else {
        say("logs and state are in %s", home);
      }
    }
    return result;
  }

  private void run(Cess cess, ProcessFigures processes, Path home, Result result) throws Exception {
    trip(cess, processes, home, sizeMib, 1);
    RoundTrip small = trip(cess, processes, home, smallMib, 2);
    RoundTrip large = trip(cess, processes, home, sizeMib, 3);
    Transfer idle = Transfer.of(1, processes, () -> Thread.sleep(10_000));
    double idleCores =
        idle.cpuSeconds().values().stream().mapToDouble(Double::doubleValue).sum() / idle.seconds();
    result
        .put("sizeMiB", sizeMib)
        .put("deals", large.deals())
        .put("putMBps", large.put().megabytesPerSecond())
        .put("getMBps", large.get().megabytesPerSecond())
        .put("cpuSecondsPerGB", large.put().cpuSecondsPerGB())
        .put("cpuSecondsPerGBRead", large.get().cpuSecondsPerGB())
        .put("cpuByProcess", large.put().cpuSecondsPerGBByProcess())
        .put("cpuByProcessRead", large.get().cpuSecondsPerGBByProcess())
        .put("idleCores", idleCores)
        .put("peakRssMiB", large.peakMiB())
        .put("smallMiB", smallMib)
        .put("peakRssMiBSmall", small.peakMiB());
    judge(small, large, idleCores, result);
  }

  private static void judge(RoundTrip small, RoundTrip large, double idleCores, Result result) {
    Map.Entry<String, Long> highest =
        large.peakMiB().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    double growth =
        large.peakMiB().entrySet().stream()
            .filter(one -> !one.getKey().equals(CHAIN))
            .mapToDouble(
                one ->
                    (double) one.getValue()
                        / Objects.requireNonNull(small.peakMiB().get(one.getKey())))
            .max()
            .orElseThrow();
    result
        .reach(
            "putMBps",
            Reach.atLeast(
                PUT, large.put().megabytesPerSecond(), bottleneck(large.put(), idleCores)))
        .reach(
            "getMBps",
            Reach.atLeast(
                GET, large.get().megabytesPerSecond(), bottleneck(large.get(), idleCores)))
        .reach("peakRssMiB", Reach.atMost(PEAK_MIB, highest.getValue(), highest.getKey()))
        .reach("peak of the large file / small", Reach.atMost(GROWTH, growth, "see peakRssMiB"));
  }

  private static String bottleneck(Transfer transfer, double idleCores) {
    double cores =
        transfer.cpuSeconds().values().stream().mapToDouble(Double::doubleValue).sum()
            / transfer.seconds();
    String largest =
        transfer.cpuSeconds().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(one -> "%s with %.1f s".formatted(one.getKey(), one.getValue()))
            .orElseThrow();
    return "%.1f of %d cores busy (%.1f of them also when idle), most in %s"
        .formatted(cores, Runtime.getRuntime().availableProcessors(), idleCores, largest);
  }

  private RoundTrip trip(Cess cess, ProcessFigures processes, Path home, int mib, long seed)
      throws Exception {
    RoundTrip trip = RoundTrip.of(cess, processes, home, (long) mib << 20, seed);
    say(
        "%d MiB in %d deals: put %.0f MB/s (%.1f s, %.1f CPU-s/GB), get %.0f MB/s (%.1f CPU-s/GB),"
            + " peaks %s MiB",
        mib,
        trip.deals(),
        trip.put().megabytesPerSecond(),
        trip.put().seconds(),
        trip.put().cpuSecondsPerGB(),
        trip.get().megabytesPerSecond(),
        trip.get().cpuSecondsPerGB(),
        trip.peakMiB());
    return trip;
  }

  private static ProcessFigures processes(LocalNetwork network) {
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put("client", ProcessHandle.current().pid());
    pids.put(CHAIN, network.chain().pid());
    network.workers().forEach(worker -> pids.put(worker.name(), worker.pid()));
    return new ProcessFigures(pids);
  }

  private static Path usualFolder() {
    Path parent = Path.of(System.getProperty("cess.home", "")).resolve(".cess");
    return parent.resolve("bench-" + ProcessHandle.current().pid());
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
