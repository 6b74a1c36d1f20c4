package io.cess4j.fingerprint.evaluation.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which files are versions of one work: they are no strangers, whatever their bytes. Lines of
 * a pattern (as {@link java.nio.file.FileSystem#getPathMatcher} takes it after {@code glob:}, for
 * the path in the folder), a tabulator and the name of the work. The list of the project's own data
 * ships with this class; a folder may bring its own, {@code works.tsv}.
 */
final class SameWorks {
  static final String OWN_LIST = "works.tsv";

  private final List<Line> lines = new ArrayList<>();

  SameWorks(Path folder) {
    try (InputStream shipped = SameWorks.class.getResourceAsStream(OWN_LIST)) {
      if (shipped == null) {
        throw new IllegalStateException(OWN_LIST + " is not in the jar: rebuild it");
      }
      add(shipped);
      Path own = folder.resolve(OWN_LIST);
      if (Files.isRegularFile(own)) {
        try (InputStream stream = Files.newInputStream(own)) {
          add(stream);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read which files are one work", e);
    }
  }

  private void add(InputStream stream) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      String[] fields = text.split("\t", -1);
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      if (fields.length != 2) {
        throw new IllegalArgumentException(
            "'%s' in %s has %d fields: write a pattern, a tabulator and the work's name"
                .formatted(text, OWN_LIST, fields.length));
      }
      lines.add(new Line(FileSystems.getDefault().getPathMatcher("glob:" + fields[0]), fields[1]));
    }
  }

  /** The work that a file is a version of, if that is known. */
  Optional<String> of(String name) {
    Path path = Path.of(name);
    return lines.stream().filter(line -> line.pattern().matches(path)).map(Line::work).findFirst();
  }

  /** Which file stands for its work: the one whose line is the earliest. */
  int rank(String name) {
    Path path = Path.of(name);
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).pattern().matches(path)) {
        return line;
      }
    }
    return Integer.MAX_VALUE;
  }

  private record Line(PathMatcher pattern, String work) {}
}
