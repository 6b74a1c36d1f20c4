package io.cess4j.ai.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finished cells, one line of JSON each, so that a table of hours goes on where it was stopped. A
 * line says what it was measured with; lines of other settings or data are kept and not used.
 */
public final class CellFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Path file;
  private final String commit;
  private final String data;
  private final Setting setting;
  private final Map<String, Line> finished = new HashMap<>();

  /**
   * @param commit of the sources that measure
   * @param accuracy {@link CellResult#accuracy}, for readers of the file
   */
  record Line(String commit, String data, Setting setting, double accuracy, CellResult result) {
    Line {
      Objects.requireNonNull(commit, "commit");
      Objects.requireNonNull(data, "data");
      Objects.requireNonNull(result.cell(), "cell");
      if (result.accuracies().size() != setting.rounds()) {
        throw new IllegalArgumentException(
            "%d accuracies of %d rounds".formatted(result.accuracies().size(), setting.rounds()));
      }
    }
  }

  private CellFile(Path file, String commit, String data, Setting setting) {
    this.file = file;
    this.commit = commit;
    this.data = data;
    this.setting = setting;
  }

  /** Reads what is there. A last line that a crash cut off is measured again. */
  public static CellFile open(Path file, String commit, String data, Setting setting)
      throws IOException {
    CellFile cells = new CellFile(file, commit, data, setting);
    if (Files.exists(file)) {
      String text = Files.readString(file);
      for (String line : text.lines().toList()) {
        cells.read(line);
      }
      if (!text.isEmpty() && !text.endsWith("\n")) {
        cells.append("\n");
      }
    }
    return cells;
  }

  private void read(String text) {
    @Nullable Line line;
    try {
      line = JSON.readValue(text, Line.class);
    } catch (JacksonException cut) {
      return;
    }
    if (line != null && line.data().equals(data) && line.setting().equals(setting)) {
      finished.put(line.result().cell().key(), line);
    }
  }

  public synchronized Optional<CellResult> find(Cell cell) {
    return Optional.ofNullable(finished.get(cell.key())).map(Line::result);
  }

  /** The commit of the sources that measured a finished cell: not always those of today. */
  public synchronized Optional<String> commit(Cell cell) {
    return Optional.ofNullable(finished.get(cell.key())).map(Line::commit);
  }

  /** Is on the disk when it returns. */
  public synchronized void add(CellResult result) throws IOException {
    Line line = new Line(commit, data, setting, result.accuracy(), result);
    append(JSON.writeValueAsString(line) + "\n");
    finished.put(result.cell().key(), line);
  }

  private void append(String text) throws IOException {
    Files.write(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.DSYNC);
  }
}
