package io.cess4j.ai.evaluation;

import java.util.List;

/**
 * What a cell gave.
 *
 * @param accuracies on the test set after every round
 * @param attackSuccess share of marked examples of other classes that are taken for the backdoor's
 *     target; NaN without a backdoor
 * @param attackersLeftOut updates that the gate left out, over all rounds
 * @param honestLeftOut of honest participants
 * @param seconds on the clock
 */
public record CellResult(
    Cell cell,
    List<Double> accuracies,
    double attackSuccess,
    int attackersLeftOut,
    int honestLeftOut,
    double seconds) {
  private static final int LAST = 3;

  public CellResult {
    accuracies = List.copyOf(accuracies);
  }

  /** The mean of the last three rounds: one round more or less is not to matter. */
  public double accuracy() {
    return accuracies.subList(accuracies.size() - LAST, accuracies.size()).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }
}
