package io.cess4j.miner;

import io.cess4j.runtime.WorkerApplication;

/** Starts a storage miner. */
public final class StorageMiner {

  private StorageMiner() {}

  /** Flags as {@code --print-config} shows them. */
  public static void main(String[] args) {
    worker().main(args);
  }

  /** The application, not started. */
  public static WorkerApplication<MinerConfiguration> worker() {
    return WorkerApplication.of("storage-miner", MinerConfiguration.defaults(), MinerWiring.class);
  }
}
