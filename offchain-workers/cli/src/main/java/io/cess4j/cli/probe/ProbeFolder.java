package io.cess4j.cli.probe;

import io.cess4j.sdk.probe.ProbeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Where a probe publishes: probe.json, probe.html, and history.jsonl of its last runs. */
final class ProbeFolder {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Path folder;
  private final int mostRuns;
  private final long mostBytes;

  ProbeFolder(Path folder) {
    this(folder, 1_000, 4L << 20);
  }

  ProbeFolder(Path folder, int mostRuns, long mostBytes) {
    this.folder = folder;
    this.mostRuns = mostRuns;
    this.mostBytes = mostBytes;
  }

  /** Writes all three, each whole or not at all: a web server may be reading them. */
  void publish(ProbeRun run) throws IOException {
    Files.createDirectories(folder);
    List<String> history = remember(ProbeJson.summary(run));
    write("history.jsonl", String.join("\n", history) + "\n");
    write("probe.json", JSON.writeValueAsString(ProbeJson.of(run)) + "\n");
    write("probe.html", ProbeHtml.of(run, history.size()));
  }

  private List<String> remember(Map<String, Object> summary) throws IOException {
    Path file = folder.resolve("history.jsonl");
    List<String> lines = new ArrayList<>();
    // What is larger was not written here; it would be dropped anyway.
    if (Files.exists(file) && Files.size(file) <= 2 * mostBytes) {
      Files.readAllLines(file).stream().filter(line -> !line.isBlank()).forEach(lines::add);
    }
    lines.add(JSON.writeValueAsString(summary));
    int from = Math.max(0, lines.size() - mostRuns);
    long bytes =
        lines.subList(from, lines.size()).stream().mapToLong(line -> line.length() + 1).sum();
    while (bytes > mostBytes && from < lines.size() - 1) {
      bytes -= lines.get(from++).length() + 1;
    }
    return lines.subList(from, lines.size());
  }

  private void write(String name, String content) throws IOException {
    Path fresh = Files.createTempFile(folder, "." + name, "");
    try {
      Files.writeString(fresh, content);
      Files.setPosixFilePermissions(
          fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    } catch (UnsupportedOperationException notPosix) {
      // the folder's own rights are what such a file system has
    }
    Files.move(
        fresh,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
