package io.cess4j.bench.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One direction of one file.
 *
 * @param bytes of the file
 * @param seconds on the clock
 * @param cpuSeconds by process
 */
record Transfer(long bytes, double seconds, Map<String, Double> cpuSeconds) {

  /** What may be measured while it runs. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static Transfer of(long bytes, ProcessFigures processes, Work work) throws Exception {
    Map<String, Double> before = processes.cpuSeconds();
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Double> used = new LinkedHashMap<>(processes.cpuSeconds());
    used.replaceAll((name, after) -> after - before.getOrDefault(name, 0.0));
    return new Transfer(bytes, seconds, used);
  }

  double megabytesPerSecond() {
    return bytes / 1e6 / seconds;
  }

  /** CPU seconds of all processes for 10^9 bytes. */
  double cpuSecondsPerGB() {
    return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum() / (bytes / 1e9);
  }

  Map<String, Number> cpuSecondsPerGBByProcess() {
    Map<String, Number> all = new LinkedHashMap<>();
    cpuSeconds.forEach(
        (name, used) -> all.put(name, io.cess4j.bench.Figures.rounded(used / (bytes / 1e9))));
    return all;
  }
}
