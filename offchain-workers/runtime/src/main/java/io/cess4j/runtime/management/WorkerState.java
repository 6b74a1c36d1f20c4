package io.cess4j.runtime.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the worker is in its life, and what its checks say. */
public final class WorkerState {

  private enum Phase {
    STARTING,
    RUNNING,
    STOPPING
  }

  private volatile Phase phase = Phase.STARTING;
  private volatile List<ReadinessCheck> checks = List.of();

  public void running(List<ReadinessCheck> all) {
    checks = List.copyOf(all);
    phase = Phase.RUNNING;
  }

  public void stopping() {
    phase = Phase.STOPPING;
  }

  /** Check name to its trouble; empty when the worker is ready. */
  Map<String, String> troubles() {
    Map<String, String> troubles = new LinkedHashMap<>();
    if (phase != Phase.RUNNING) {
      troubles.put("phase", phase.name().toLowerCase(java.util.Locale.ROOT));
    }
    for (ReadinessCheck check : checks) {
      ask(check).ifPresent(trouble -> troubles.put(check.name(), trouble));
    }
    return troubles;
  }

  private static Optional<String> ask(ReadinessCheck check) {
    try {
      return check.trouble();
    } catch (RuntimeException e) {
      return Optional.of(e.toString());
    }
  }
}
