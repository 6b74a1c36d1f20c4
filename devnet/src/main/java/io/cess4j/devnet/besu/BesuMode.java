package io.cess4j.devnet.besu;

/** Whether the nodes of a network share a process. */
public enum BesuMode {
  /** All in one JVM, on threads: half the memory of processes, and no node can be killed alone. */
  EMBEDDED,

  /** A {@code besu} each, for tests that kill nodes or part the network. */
  PROCESS
}
