package io.cess4j.devnet;

import java.net.URI;
import java.util.Optional;

/** A running chain of one's own; closing it keeps its state where it has a data directory. */
public interface Devnet extends AutoCloseable {
  /** Name of the program that is the chain: {@code anvil} or {@code besu}. */
  String engine();

  /** JSON-RPC over HTTP. */
  URI rpc();

  /** Chain id. */
  long chainId();

  /** Id of the operating system's process that is the chain, for tests that kill it. */
  long pid();

  /** Command of chain time, where the engine has one. */
  Optional<TimeControl> time();

  /** Stops the chain and waits for it. */
  @Override
  void close();
}
