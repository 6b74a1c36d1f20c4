package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.sdk.Cess;
import java.math.BigInteger;

/**
 * Somebody in the story, with a client of its own.
 *
 * @param name as the story calls it
 */
record Person(String name, Account account, Cess cess) implements AutoCloseable {
  Address address() {
    return account.address();
  }

  Network network() {
    return cess.network();
  }

  TransactionSender sender() {
    return cess.network().sender(account);
  }

  /** Wei in the vault. */
  BigInteger balance() {
    return cess.balances().vault();
  }

  @Override
  public void close() {
    cess.close();
  }
}
