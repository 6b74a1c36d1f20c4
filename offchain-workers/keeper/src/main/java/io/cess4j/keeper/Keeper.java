package io.cess4j.keeper;

import io.cess4j.runtime.WorkerApplication;

/** The keeper process. */
public final class Keeper {
  private Keeper() {}

  /** Flags as {@code --print-config} shows them. */
  public static void main(String[] args) {
    application().main(args);
  }

  /** The same within another process, e.g. a test. */
  public static WorkerApplication<KeeperConfiguration> application() {
    return WorkerApplication.of("keeper", KeeperConfiguration.DEFAULTS, KeeperWiring.class);
  }
}
