package io.cess4j.miner.storage;

import io.cess4j.miner.MinerException.DiskFailed;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Says in the folder itself which disk of which miner it is. An empty mount point has none, so a
 * disk that is not mounted is never taken for an empty one.
 *
 * @param disk random id of the disk
 * @param miner random id of the miner's database, which knows what lies here; the registry's number
 *     would not do, since the first disk is there before the registration
 */
record DiskMarker(String disk, String miner) {

  static final String FILE = "cess-disk.properties";

  /** The marker of a folder; empty where there is none. */
  static Optional<DiskMarker> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new DiskFailed(file, "the marker cannot be read", e);
    }
    String disk = properties.getProperty("disk", "");
    String miner = properties.getProperty("miner", "");
    if (disk.isEmpty() || miner.isEmpty()) {
      throw new DiskFailed(file, "the marker names no disk or no miner", null);
    }
    return Optional.of(new DiskMarker(disk, miner));
  }

  /** Marks a folder; durable when it returns. */
  void write(Path folder) {
    Path temporary = folder.resolve(FILE + ".new");
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new DiskFailed(temporary, "cannot be replaced", e);
    }
    String text =
        "# which disk of which storage miner this is; keep it%ndisk=%s%nminer=%s%n"
            .formatted(disk, miner);
    DurableFiles.write(folder.resolve(FILE), temporary, text.getBytes(StandardCharsets.UTF_8));
  }
}
