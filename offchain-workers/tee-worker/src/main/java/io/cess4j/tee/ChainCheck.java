package io.cess4j.tee;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.runtime.management.ReadinessCheck;
import java.util.Optional;

/** Whether the node answers. */
record ChainCheck(Network network) implements ReadinessCheck {
  @Override
  public String name() {
    return "chain";
  }

  @Override
  public Optional<String> trouble() {
    try {
      network.connection().latestBlock();
      return Optional.empty();
    } catch (ChainException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }
}
