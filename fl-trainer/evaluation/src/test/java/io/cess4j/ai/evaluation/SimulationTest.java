package io.cess4j.ai.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.data.SyntheticPictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small cells: what is asserted here is how the simulation works, not how good a rule is. */
class SimulationTest {
  private static final SyntheticPictures PICTURES = new SyntheticPictures(8, 4, 1, 0, 0.3);
  private static final EvaluationData DATA =
      new EvaluationData("tiny", PICTURES.draw(400, 1, 2), PICTURES.draw(200, 1, 3));
  private static final Setting SETTING = new Setting(7, 2, 4, 16, 1, 16, 0.2f, 0.1f, true);

  @Test
  void aCellRepeatsToTheBit() {
    Cell cell = new Cell(RuleKind.GATED_NNM, AttackKind.GAUSSIAN, 1, 5);

    CellResult one = Simulation.run(SETTING, cell, DATA.training(), DATA.test());
    CellResult other = Simulation.run(SETTING, cell, DATA.training(), DATA.test());

    assertThat(other.accuracies()).isEqualTo(one.accuracies()).hasSize(4);
    assertThat(other.attackersLeftOut()).isEqualTo(one.attackersLeftOut());
  }

  @Test
  void everyRuleRunsUnderEveryAttackAndOnce(@TempDir Path folder) throws Exception {
    List<Cell> cells = new ArrayList<>();
    for (RuleKind rule : RuleKind.values()) {
      for (AttackKind attack : AttackKind.values()) {
        cells.add(new Cell(rule, attack, 1, 5));
      }
    }
    CellFile file = CellFile.open(folder.resolve("cells.jsonl"), "abc", DATA.name(), SETTING);
    Heard heard = new Heard();
    FederatedEvaluation evaluation = new FederatedEvaluation(DATA, SETTING, file, heard);

    List<CellResult> first = evaluation.run(cells, 2);
    List<CellResult> again = evaluation.run(cells, 1);

    assertThat(again).isEqualTo(first);
    assertThat(heard.measured).containsExactlyInAnyOrderElementsOf(cells);
    assertThat(heard.kept).isEqualTo(cells);
    assertThat(heard.rounds).hasValue(cells.size() * SETTING.rounds());
    for (CellResult result : first) {
      assertThat(Double.isNaN(result.attackSuccess()))
          .isEqualTo(result.cell().attack() != AttackKind.BACKDOOR);
      assertThat(result.cell().rule() == RuleKind.GATED_NNM || result.honestLeftOut() == 0)
          .isTrue();
    }
    assertThat(accuracy(first, RuleKind.FEDAVG, AttackKind.SIGN_FLIP)).isLessThan(0.5);
    assertThat(accuracy(first, RuleKind.NNM, AttackKind.SIGN_FLIP))
        .isGreaterThan(accuracy(first, RuleKind.FEDAVG, AttackKind.SIGN_FLIP) + 0.2);
  }

  private static double accuracy(List<CellResult> results, RuleKind rule, AttackKind attack) {
    return results.stream()
        .filter(result -> result.cell().rule() == rule && result.cell().attack() == attack)
        .findFirst()
        .orElseThrow()
        .accuracy();
  }

  @Test
  void refusesAMajorityOfAttackers() {
    assertThatThrownBy(() -> new Setting(10, 5, 15, 32, 1, 32, 0.1f, 0.1f, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fewer than half");
  }
}
