package io.cess4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a figure was measured.
 *
 * @param cpu model, as the kernel names it
 * @param load one-minute load average at the start: more than a fraction means that others ran too
 */
public record Machine(int cores, String cpu, String jdk, String system, double load) {

  public static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        cpuModel(),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String cpuModel() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException noLinux) {
      return System.getProperty("os.arch");
    }
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cores", cores);
    json.put("cpu", cpu);
    json.put("jdk", jdk);
    json.put("system", system);
    json.put("loadAtStart", Figures.rounded(load));
    return json;
  }
}
