package io.cess4j.ai.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellFileTest {
  private static final Cell CELL = new Cell(RuleKind.NNM, AttackKind.MIMIC, 0.5, 7);
  private static final CellResult RESULT =
      new CellResult(CELL, List.of(0.1, 0.2, 0.3, 0.4), Double.NaN, 1, 2, 3.5);
  private static final Setting SETTING = new Setting(7, 2, 4, 16, 1, 16, 0.2f, 0.1f, true);
  @TempDir private Path folder;

  @Test
  void finishedCellsAreFoundAgain() throws IOException {
    open("d", SETTING).add(RESULT);

    CellResult found = open("d", SETTING).find(CELL).orElseThrow();

    assertThat(found).isEqualTo(RESULT);
    assertThat(found.accuracy()).isEqualTo((0.2 + 0.3 + 0.4) / 3);
    assertThat(Files.readString(file())).contains("\"commit\":\"abc\"").endsWith("\n");
  }

  @Test
  void cellsOfOtherDataOrSettingsDoNotCount() throws IOException {
    open("d", SETTING).add(RESULT);

    assertThat(open("e", SETTING).find(CELL)).isEmpty();
    assertThat(open("d", Setting.full()).find(CELL)).isEmpty();
    assertThat(open("d", SETTING).find(new Cell(RuleKind.NNM, AttackKind.MIMIC, 0.5, 8))).isEmpty();
  }

  @Test
  void aLineThatACrashCutIsMeasuredAgain() throws IOException {
    open("d", SETTING).add(RESULT);
    String whole = Files.readString(file());
    Files.writeString(file(), whole.substring(0, whole.length() / 2));

    CellFile cells = open("d", SETTING);
    assertThat(cells.find(CELL)).isEmpty();
    cells.add(RESULT);

    assertThat(open("d", SETTING).find(CELL)).contains(RESULT);
  }

  private Path file() {
    return folder.resolve("cells.jsonl");
  }

  private CellFile open(String data, Setting setting) throws IOException {
    return CellFile.open(file(), "abc", data, setting);
  }
}
