package io.cess4j.ai.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.data.SyntheticPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of hours goes on where it was stopped, and only there. */
class ResumingTest {
  private static final SyntheticPictures PICTURES = new SyntheticPictures(8, 4, 1, 0, 0.3);
  private static final EvaluationData DATA =
      new EvaluationData("tiny", PICTURES.draw(400, 1, 2), PICTURES.draw(200, 1, 3));
  private static final Setting SETTING = new Setting(7, 2, 4, 16, 1, 16, 0.2f, 0.1f, true);
  private static final Cell FIRST = new Cell(RuleKind.NNM, AttackKind.NONE, 1, 5);
  private static final Cell SECOND = new Cell(RuleKind.NNM, AttackKind.SIGN_FLIP, 1, 5);
  @TempDir private Path folder;

  @Test
  void aCellThatDiedOnTheWayIsDoneAgainAndTheOthersAreNot() throws IOException {
    CellProgress dying =
        new Heard() {
          @Override
          public void round(Cell cell) {
            super.round(cell);
            if (cell.equals(SECOND) && rounds.get() == SETTING.rounds() + 2) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> evaluation("one", dying).run(List.of(FIRST, SECOND), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("killed");
    assertThat(Files.readAllLines(file())).hasSize(1);

    Heard heard = new Heard();
    List<CellResult> results = evaluation("two", heard).run(List.of(FIRST, SECOND), 1);

    assertThat(heard.kept).containsExactly(FIRST);
    assertThat(heard.measured).containsExactly(SECOND);
    assertThat(results.get(1).accuracies())
        .isEqualTo(Simulation.run(SETTING, SECOND, DATA.training(), DATA.test()).accuracies());
    CellFile file = open("three");
    assertThat(file.commit(FIRST)).contains("one");
    assertThat(file.commit(SECOND)).contains("two");
  }

  @Test
  void whatCannotBeWrittenIsAnError() throws IOException {
    CellFile file = open("one");
    Files.createDirectory(file());

    assertThatThrownBy(
            () -> new FederatedEvaluation(DATA, SETTING, file, new Heard()).run(List.of(FIRST), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cells.jsonl");
  }

  @Test
  void linesThatAreNoCellsAreNotUsed() throws IOException {
    Files.writeString(file(), "{}\nnull\n[1]\n{\"data\":\"tiny\"}\n");

    assertThat(open("one").find(FIRST)).isEmpty();
  }

  private FederatedEvaluation evaluation(String commit, CellProgress progress) throws IOException {
    return new FederatedEvaluation(DATA, SETTING, open(commit), progress);
  }

  private CellFile open(String commit) throws IOException {
    return CellFile.open(file(), commit, DATA.name(), SETTING);
  }

  private Path file() {
    return folder.resolve("cells.jsonl");
  }
}
