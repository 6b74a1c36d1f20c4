package io.cess4j.runtime;

import java.util.Map;

/**
 * Environment variables of the worker, injected so that tests need no process of their own. Never
 * printed.
 */
public record WorkerEnvironment(Map<String, String> variables) {
  public WorkerEnvironment {
    variables = Map.copyOf(variables);
  }

  @Override
  public String toString() {
    return "WorkerEnvironment[" + variables.size() + " variables]";
  }
}
