package io.cess4j.runtime;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.runtime.management.ReadinessCheck;
import java.util.Optional;

/** Ready while the chain answers and the account can pay for gas. */
public final class AccountCheck implements ReadinessCheck {
  private final Network network;
  private final Address account;

  /** Asks about the account that the worker pays with. */
  public AccountCheck(Network network, Address account) {
    this.network = network;
    this.account = account;
  }

  @Override
  public String name() {
    return "chain";
  }

  @Override
  public Optional<String> trouble() {
    try {
      return network.connection().etherOf(account).signum() == 0
          ? Optional.of("account " + account + " has no ether for gas; send it some")
          : Optional.empty();
    } catch (ChainException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
