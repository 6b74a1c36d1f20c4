package io.cess4j.ai.worker;

import io.cess4j.runtime.WorkerApplication;

/** The process of a participant, which ends when its task is over. */
public final class FlWorker {
  private FlWorker() {}

  /** Flags as {@code --print-config} shows them. */
  public static void main(String[] args) {
    application().main(args);
  }

  /** The same within another process, e.g. a test. */
  public static WorkerApplication<FlWorkerConfiguration> application() {
    return WorkerApplication.of("fl-worker", FlWorkerConfiguration.DEFAULTS, FlWorkerWiring.class);
  }
}
