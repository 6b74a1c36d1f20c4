package io.cess4j.cli.miner;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Parameter;
import java.math.BigInteger;

/**
 * What registering costs an account, and what it has; all in wei.
 *
 * @param collateral CESS that the registration locks
 * @param vault CESS in the vault
 * @param wallet CESS as tokens, which the worker deposits by itself
 * @param ether for gas
 */
record Means(BigInteger collateral, BigInteger vault, BigInteger wallet, BigInteger ether) {
  /** Enough for the registration and weeks of proofs at a gas price of one gwei. */
  private static final BigInteger ETHER_WANTED = BigInteger.TEN.pow(16);

  static Means of(Network network, Address account, int units) {
    return new Means(
        network.parameters().get(Parameter.COLLATERAL_PER_UNIT).multiply(BigInteger.valueOf(units)),
        network.vault().balanceOf(account),
        network.token().balanceOf(account),
        network.connection().etherOf(account));
  }

  BigInteger cessMissing() {
    return collateral.subtract(vault).subtract(wallet).max(BigInteger.ZERO);
  }

  BigInteger etherMissing() {
    return ETHER_WANTED.subtract(ether).max(BigInteger.ZERO);
  }
}
