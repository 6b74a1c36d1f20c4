package io.cess4j.faults;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Pool;
import io.cess4j.chain.contract.Vault;
import io.cess4j.scenario.Eventually;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * All money of the network at one block (protocol.md section 1).
 *
 * @param deposits tokens that the vault holds
 * @param accounted balances, escrows and pools
 */
record Ledger(BigInteger deposits, BigInteger accounted) {

  /** Read again until no block came in between. */
  static Ledger of(Network network) {
    return Eventually.within(
        Duration.ofSeconds(60), "a second without a block", () -> atOneBlock(network), () -> false);
  }

  private static Optional<Ledger> atOneBlock(Network network) {
    long before = network.connection().latestBlock().number();
    Vault vault = network.vault();
    BigInteger pools =
        Arrays.stream(Pool.values()).map(vault::poolOf).reduce(BigInteger.ZERO, BigInteger::add);
    Ledger ledger =
        new Ledger(
            network.token().balanceOf(vault.address()),
            vault.totalBalances().add(vault.totalEscrow()).add(pools));
    return Optional.of(ledger)
        .filter(read -> network.connection().latestBlock().number() == before);
  }

  boolean balances() {
    return deposits.equals(accounted);
  }
}
