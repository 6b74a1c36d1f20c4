package io.cess4j.runtime;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import java.math.BigInteger;
import java.util.Optional;

/** Money of a worker's account: what lies in the vault, and tokens that can be brought there. */
public final class Purse {
  private final Network network;
  private final Address owner;
  private final TransactionSender sender;

  /**
   * @param sender of the owner
   */
  public Purse(Network network, Address owner, TransactionSender sender) {
    this.network = network;
    this.owner = owner;
    this.sender = sender;
  }

  /**
   * Sees to it that the vault has so much for the account.
   *
   * @param amount wei
   * @return wei that are missing in vault and tokens together; then nothing was moved
   */
  public Optional<BigInteger> missing(BigInteger amount) {
    BigInteger absent = amount.subtract(network.vault().balanceOf(owner));
    if (absent.signum() <= 0) {
      return Optional.empty();
    }
    BigInteger held = network.token().balanceOf(owner);
    if (held.compareTo(absent) < 0) {
      return Optional.of(absent.subtract(held));
    }
    Address vault = network.vault().address();
    if (network.token().allowance(owner, vault).compareTo(absent) < 0) {
      network.token().approve(sender, vault, absent);
    }
    network.vault().deposit(sender, absent);
    return Optional.empty();
  }
}
