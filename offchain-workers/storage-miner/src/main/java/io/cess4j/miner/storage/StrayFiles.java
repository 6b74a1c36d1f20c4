package io.cess4j.miner.storage;

import io.cess4j.miner.MinerException.DiskFailed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fragment files without an entry. Other files of a deal's folder are nobody's business here. */
final class StrayFiles {

  private StrayFiles() {}

  /** The deal that a folder is named after. */
  static Optional<Long> dealOf(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.matches("[1-9]\\d{0,9}") ? Optional.of(Long.parseLong(name)) : Optional.empty();
  }

  /** Deletes fragment files that are not among {@code entries}; gives how many. */
  static int remove(Disk disk, long deal, List<Fragment> entries) {
    Set<Path> expected =
        entries.stream().map(entry -> disk.file(entry.key())).collect(Collectors.toSet());
    int removed = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(disk.deal(deal), "*.fragment")) {
      for (Path file : files) {
        if (!expected.contains(file)) {
          Files.delete(file);
          removed++;
        }
      }
    } catch (IOException e) {
      throw new DiskFailed(disk.deal(deal), "cannot be tidied", e);
    }
    return removed;
  }
}
