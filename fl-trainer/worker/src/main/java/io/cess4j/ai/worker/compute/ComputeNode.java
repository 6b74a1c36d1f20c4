package io.cess4j.ai.worker.compute;

import io.cess4j.runtime.WorkerApplication;

/** The process of a compute node. */
public final class ComputeNode {
  private ComputeNode() {}

  /** Flags as {@code --print-config} shows them. */
  public static void main(String[] args) {
    application().main(args);
  }

  /** The same within another process, e.g. a test. */
  public static WorkerApplication<ComputeConfiguration> application() {
    return WorkerApplication.of("compute-node", ComputeConfiguration.DEFAULTS, ComputeWiring.class);
  }
}
