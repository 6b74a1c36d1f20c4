package io.cess4j.bench.pipeline;

import io.cess4j.devnet.network.Launch;
import io.cess4j.devnet.network.WorkerRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JVM flags of workers that are meant to be fast and to stay within 512 MiB: both compilers, where
 * the small network has the first one only, and bounds for what lies outside of the heap.
 */
final class FastLaunch {
  /** glibc keeps up to 8 arenas a core, and each of them keeps what it once held. */
  private static final Map<String, String> FEW_ARENAS = Map.of("MALLOC_ARENA_MAX", "2");

  private FastLaunch() {}

  /**
   * @param profiles folder for a JFR recording of each process, or null
   */
  static Launch of(WorkerRole role, @Nullable Path profiles) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xmx" + heapMiB(role) + "m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:TieredStopAtLevel=4",
                "--add-modules",
                "jdk.incubator.vector"));
    if (profiles != null) {
      flags.add(
          "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
              + profiles.toAbsolutePath().resolve(role.label() + "-%p.jfr"));
    }
    return Launch.USUAL.environment(FEW_ARENAS).jvmFlags(flags.toArray(String[]::new));
  }

  private static int heapMiB(WorkerRole role) {
    return switch (role) {
      case GATEWAY, RIGHTS_INDEX -> 256;
      case TEE_WORKER -> 192;
      case STORAGE_MINER, KEEPER, CONSENSUS_NODE, FL_WORKER -> 128;
    };
  }
}
