package io.cess4j.sdk;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import java.math.BigInteger;

/**
 * The account's money: tokens in its wallet, and its balance in the vault from which orders are
 * paid. All in wei.
 */
public final class Balances {
  private final Network network;
  private final Account account;

  Balances(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /** CESS tokens in the wallet. */
  public BigInteger tokens() {
    return network.token().balanceOf(account.address());
  }

  /** Free balance in the vault. */
  public BigInteger vault() {
    return network.vault().balanceOf(account.address());
  }

  /** Moves tokens from the wallet into the vault: an approval and a deposit. */
  public void deposit(BigInteger wei) {
    TransactionSender sender = network.sender(account);
    network.token().approve(sender, network.vault().address(), wei);
    network.vault().deposit(sender, wei);
  }

  /** Moves free balance from the vault into the wallet. */
  public void withdraw(BigInteger wei) {
    network.vault().withdraw(network.sender(account), account.address(), wei);
  }
}
