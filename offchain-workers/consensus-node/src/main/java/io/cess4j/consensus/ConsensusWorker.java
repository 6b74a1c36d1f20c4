package io.cess4j.consensus;

import io.cess4j.runtime.WorkerApplication;

/** The consensus-node process. */
public final class ConsensusWorker {
  private ConsensusWorker() {}

  /** Flags as {@code --print-config} shows them. */
  public static void main(String[] args) {
    application().main(args);
  }

  /** The same within another process, e.g. a test. */
  public static WorkerApplication<ConsensusConfiguration> application() {
    return WorkerApplication.of(
        "consensus-node", ConsensusConfiguration.DEFAULTS, ConsensusWiring.class);
  }
}
