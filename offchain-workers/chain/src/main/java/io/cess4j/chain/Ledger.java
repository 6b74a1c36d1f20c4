package io.cess4j.chain;

import io.cess4j.chain.contract.Pool;
import io.cess4j.chain.contract.Vault;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * All money of the network at one block (protocol.md section 1).
 *
 * @param deposits wei of tokens that the vault holds
 * @param accounted wei of balances, escrows and pools
 */
public record Ledger(BigInteger deposits, BigInteger accounted) {
  /**
   * Reads both, again where a block came in between.
   *
   * @param attempts how often at most
   * @return empty where a block came in between each time
   */
  public static Optional<Ledger> of(Network network, int attempts) {
    for (int attempt = 0; attempt < attempts; attempt++) {
      long before = network.connection().latestBlock().number();
      Ledger read = read(network);
      if (network.connection().latestBlock().number() == before) {
        return Optional.of(read);
      }
    }
    return Optional.empty();
  }

  private static Ledger read(Network network) {
    Vault vault = network.vault();
    BigInteger pools =
        Arrays.stream(Pool.values()).map(vault::poolOf).reduce(BigInteger.ZERO, BigInteger::add);
    return new Ledger(
        network.token().balanceOf(vault.address()),
        vault.totalBalances().add(vault.totalEscrow()).add(pools));
  }

  /** Wei that the vault holds beyond what it owes; anything but zero is a bug. */
  public BigInteger difference() {
    return deposits.subtract(accounted);
  }
}
