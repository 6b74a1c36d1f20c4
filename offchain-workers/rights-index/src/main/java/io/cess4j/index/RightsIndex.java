package io.cess4j.index;

import io.cess4j.runtime.WorkerApplication;

/** The process of a rights index. */
public final class RightsIndex {
  private RightsIndex() {}

  /** Flags as {@code --print-config} shows them. */
  public static void main(String[] args) {
    application().main(args);
  }

  /** The same within another process, e.g. a test. */
  public static WorkerApplication<IndexConfiguration> application() {
    return WorkerApplication.of("rights-index", IndexConfiguration.DEFAULTS, IndexWiring.class);
  }
}
