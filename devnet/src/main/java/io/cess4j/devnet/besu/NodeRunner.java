package io.cess4j.devnet.besu;

/** Runs the nodes of a chain, in one process or several. */
interface NodeRunner extends AutoCloseable {
  /** Id of the process that carries a node. */
  long pid(int index);

  boolean isAlive(int index);

  /** SIGKILL for one node. */
  void kill(int index);

  /** Starts a node that has ended again, with its data. */
  void restart(int index);

  /** The last lines of the process that carries a node. */
  String lastWords(int index);

  /** Stops all nodes and waits for them. */
  @Override
  void close();
}
