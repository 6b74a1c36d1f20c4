package io.cess4j.example.kit;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.sdk.Cess;
import java.net.URI;

/**
 * An account at work in a network: the SDK's client, and the key behind it for the dApp's own
 * transactions.
 */
public record Session(Account account, Cess cess) implements AutoCloseable {
  /** Connects; nothing is sent. */
  public static Session connect(URI rpc, Address directory, URI gateway, Account account) {
    return new Session(account, Cess.connect(rpc, directory, account).through(gateway));
  }

  /** The network's contracts. */
  public Network network() {
    return cess.network();
  }

  /**
   * The one sender of this account. The dApp's transactions go through it too: with a web3j manager
   * beside it, two would number the same account's transactions.
   */
  public TransactionSender sender() {
    return network().sender(account);
  }

  /** Whose it is. */
  public Address address() {
    return account.address();
  }

  @Override
  public void close() {
    cess.close();
  }
}
