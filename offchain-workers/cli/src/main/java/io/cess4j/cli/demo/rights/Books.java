package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Pool;
import io.cess4j.devnet.FundedAccounts;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Every wei of the network, account by account: tokens in wallets, balances in the vault, escrows
 * of contracts, emission pools. Nothing is taken from a sum that a contract keeps; an account that
 * is not known here would leave a rest.
 *
 * @param accounts whose money was read
 * @param rest wei of all tokens that are nobody's, and of the vault's tokens that it owes nobody;
 *     both are zero where the books balance
 */
record Books(int accounts, BigInteger rest) {
  private static final int ATTEMPTS = 60;
  private static final int VALIDATORS = 11;

  /** Reads all of it between two blocks. */
  static Books of(Network network) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = network.connection().latestBlock().number();
      Books read = read(network);
      if (network.connection().latestBlock().number() == before) {
        return read;
      }
      Thread.sleep(50); // a beat comes every two seconds: just behind one there is time enough
    }
    throw new IllegalStateException("blocks come faster than money is counted");
  }

  private static Books read(Network network) {
    Set<Address> accounts = accounts(network);
    Address vault = network.vault().address();
    BigInteger wallets = sum(accounts, account -> network.token().balanceOf(account));
    BigInteger owed =
        sum(accounts, account -> network.vault().balanceOf(account))
            .add(sum(accounts, account -> network.vault().escrowOf(account)))
            .add(
                Arrays.stream(Pool.values())
                    .map(pool -> network.vault().poolOf(pool))
                    .reduce(BigInteger.ZERO, BigInteger::add));
    BigInteger nobodys = network.token().totalSupply().subtract(wallets);
    BigInteger unowed = network.token().balanceOf(vault).subtract(owed);
    return new Books(accounts.size(), nobodys.abs().add(unowed.abs()));
  }

  /** Everybody who can have money on a devnet: its accounts and its contracts, the vault too. */
  private static Set<Address> accounts(Network network) {
    FundedAccounts funded = FundedAccounts.usual();
    Set<Address> all = new LinkedHashSet<>(funded.addresses());
    IntStream.range(0, VALIDATORS).forEach(index -> all.add(funded.validator(index).address()));
    all.addAll(network.addresses().values());
    return all;
  }

  private static BigInteger sum(
      Set<Address> accounts, java.util.function.Function<Address, BigInteger> amount) {
    return accounts.parallelStream().map(amount).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
