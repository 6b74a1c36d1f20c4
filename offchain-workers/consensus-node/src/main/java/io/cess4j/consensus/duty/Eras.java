package io.cess4j.consensus.duty;

import io.cess4j.chain.Network;
import java.time.Instant;

/** Where in an era the chain is, as of its newest block: what is sent now is mined no earlier. */
record Eras(Network network) {
  Instant now() {
    return network.connection().latestBlock().timestamp();
  }

  long current() {
    return network.calendar().eraAt(now());
  }

  /** Whether the current era takes proofs of candidates. */
  boolean isElecting() {
    return !now().isBefore(network.election().opensAt(current()));
  }
}
