package io.cess4j.tee;

import io.cess4j.runtime.WorkerApplication;

/** Starts a TEE worker. */
public final class TeeWorker {
  private TeeWorker() {}

  public static void main(String[] args) {
    application().main(args);
  }

  /** For starting one inside another process, e.g. a devnet. */
  public static WorkerApplication<TeeConfiguration> application() {
    return WorkerApplication.of("tee-worker", TeeConfiguration.DEFAULTS, TeeWiring.class);
  }
}
