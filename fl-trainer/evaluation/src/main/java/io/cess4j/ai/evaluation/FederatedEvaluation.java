package io.cess4j.ai.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures cells that are not yet in the file, one after the other. */
public final class FederatedEvaluation {
  private FederatedEvaluation() {}

  /**
   * @param words hears a line for every cell
   * @return in the order of the cells
   */
  public static List<CellResult> run(
      EvaluationData data, Setting setting, List<Cell> cells, CellFile file, Consumer<String> words)
      throws IOException {
    List<CellResult> results = new ArrayList<>();
    for (Cell cell : cells) {
      CellResult result = file.find(cell).orElse(null);
      if (result == null) {
        result = Simulation.run(setting, cell, data.training(), data.test());
        file.add(result);
      }
      words.accept(
          "%-44s accuracy %.4f, left out %d attackers and %d honest, %.0f s"
              .formatted(
                  cell.key(),
                  result.accuracy(),
                  result.attackersLeftOut(),
                  result.honestLeftOut(),
                  result.seconds()));
      results.add(result);
    }
    return results;
  }
}
