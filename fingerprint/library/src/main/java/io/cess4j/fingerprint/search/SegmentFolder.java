package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of codes count: from the log's beginning on always the one that reaches farthest. So
 * a merged file replaces its parts in the moment in which it has its name, and no list of files can
 * be out of date.
 */
final class SegmentFolder {
  static final String TEMPORARY = "segment.new";

  /** A writer may replace files while another process looks for them. */
  private static final int TRIES = 10;

  private SegmentFolder() {}

  static List<Segment> open(Path folder, WorkLog log) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return chain(folder, log);
      } catch (NoSuchFileException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static List<Segment> chain(Path folder, WorkLog log) throws IOException {
    Map<Long, Long> farthest = new HashMap<>();
    for (Path file : files(folder)) {
      SegmentFile.range(file)
          .filter(range -> range[1] <= log.end())
          .ifPresent(range -> farthest.merge(range[0], range[1], Math::max));
    }
    List<Segment> chain = new ArrayList<>();
    int works = 0;
    Long to;
    for (long from = WorkLog.HEADER_BYTES; (to = farthest.get(from)) != null; from = to) {
      Path path = SegmentFile.path(folder, from, to);
      Segment segment = SegmentFile.open(path);
      SegmentFile.Header header = segment.header();
      if (header.id() != log.id()
          || header.from() != from
          || header.to() != to
          || header.firstWork() != works
          || to <= from) {
        throw SegmentFile.damaged(path, "it belongs to another index or place");
      }
      works = Math.addExact(works, header.works());
      chain.add(segment);
    }
    return chain;
  }

  /** Deletes what a merge or a killed process has left; only the writer may. */
  static void clean(Path folder, List<Segment> used) throws IOException {
    Set<Path> keep =
        used.stream()
            .flatMap(segment -> Stream.of(segment.path(), TableFile.path(segment)))
            .map(Path::getFileName)
            .collect(Collectors.toSet());
    for (Path file : files(folder)) {
      boolean ours = SegmentFile.range(file).isPresent() || TableFile.isOne(file);
      if ((ours && !keep.contains(file.getFileName()))
          || file.endsWith(TEMPORARY)
          || file.endsWith(TableFile.TEMPORARY)) {
        delete(file);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stillMapped) {
      // Windows keeps mapped files; the next writer deletes it
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
