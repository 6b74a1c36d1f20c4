package io.cess4j.cli.miner;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Amounts;
import java.math.BigInteger;

/**
 * Money of the miner's account, in wei.
 *
 * @param vault CESS in the vault
 * @param tokens CESS in the wallet, which can be brought there
 */
record Purse(OwnMiner owner, BigInteger vault, BigInteger tokens) {
  static Purse of(OwnMiner owner) {
    Network network = owner.network();
    Address account = owner.account().address();
    return new Purse(owner, network.vault().balanceOf(account), network.token().balanceOf(account));
  }

  /**
   * @throws CommandException where vault and wallet together have less
   */
  void require(BigInteger amount) {
    BigInteger missing = amount.subtract(vault).subtract(tokens);
    if (missing.signum() > 0) {
      throw new CommandException(
          "%s are needed; account %s has %s in the vault and %s as tokens: send it %s more. Nothing was sent"
              .formatted(
                  Amounts.cess(amount),
                  owner.account().address(),
                  Amounts.cess(vault),
                  Amounts.cess(tokens),
                  Amounts.cess(missing)));
    }
  }

  /** Where so much would come from. */
  String words(BigInteger amount) {
    BigInteger brought = amount.subtract(vault).max(BigInteger.ZERO);
    return brought.signum() == 0
        ? "from the vault"
        : "%s of it as tokens from the wallet".formatted(Amounts.cess(brought));
  }

  /** Brings tokens into the vault until it has so much. */
  void bring(BigInteger amount) {
    BigInteger absent = amount.subtract(vault);
    if (absent.signum() > 0) {
      Network network = owner.network();
      network.token().approve(owner.sender(), network.vault().address(), absent);
      network.vault().deposit(owner.sender(), absent);
    }
  }
}
