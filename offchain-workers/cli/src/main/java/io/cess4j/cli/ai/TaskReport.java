package io.cess4j.cli.ai;

import io.cess4j.sdk.ai.RoundGas;
import io.cess4j.sdk.ai.TaskView;
import java.util.List;
import java.util.Optional;

/**
 * What became of a task.
 *
 * @param gas by round
 * @param certificate of its model, where it is registered
 */
record TaskReport(TaskView task, List<RoundGas> gas, Scores scores, Optional<Long> certificate) {
  TaskReport {
    gas = List.copyOf(gas);
  }

  /** The most that a participant paid for a round. */
  long mostGas() {
    return gas.stream().mapToLong(RoundGas::most).max().orElse(0);
  }
}
