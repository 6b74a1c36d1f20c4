package io.cess4j.cli.ai;

import io.cess4j.ai.training.Evaluation;
import java.util.List;
import java.util.Optional;

/**
 * How a task's models do on examples that the person has given.
 *
 * @param rounds in order, those that could be had; the last one is of the final model
 * @param classes their names
 * @param remark which models could not be had, and why; empty for none
 */
record Scores(List<RoundScore> rounds, List<String> classes, String remark) {
  static final Scores NONE =
      new Scores(
          List.of(), List.of(), "accuracy and loss: give test examples with --examples and --kind");

  Scores {
    rounds = List.copyOf(rounds);
    classes = List.copyOf(classes);
  }

  /** Of the newest model. */
  Optional<Evaluation> last() {
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast().evaluation());
  }
}
