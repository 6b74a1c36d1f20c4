package io.cess4j.bench.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CPU time and peak memory of the network's processes, from /proc.
 *
 * @param pids process id by name
 */
record ProcessFigures(Map<String, Long> pids) {
  private static final double KIB_A_MIB = 1024;

  /** CPU seconds of each process since its start, user and system. */
  Map<String, Double> cpuSeconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    pids.forEach(
        (name, pid) ->
            seconds.put(
                name,
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toMillis()
                    / 1e3));
    return seconds;
  }

  /** Largest resident memory since {@link #forgetPeaks}, in MiB; shared pages count in each. */
  Map<String, Long> peakMiB() {
    Map<String, Long> peaks = new LinkedHashMap<>();
    pids.forEach((name, pid) -> peaks.put(name, peak(pid)));
    return peaks;
  }

  /** Starts peaks anew, as proc(5) describes it. */
  void forgetPeaks() {
    for (long pid : pids.values()) {
      try {
        Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), "5");
      } catch (IOException e) {
        throw new UncheckedIOException("peak memory of process " + pid + " cannot be reset", e);
      }
    }
  }

  private static long peak(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(kib -> Math.round(Long.parseLong(kib) / KIB_A_MIB))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("memory of process " + pid + " cannot be read", e);
    }
  }
}
