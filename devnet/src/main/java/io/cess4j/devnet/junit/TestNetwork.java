package io.cess4j.devnet.junit;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.Deployment;
import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.TimeControl;
import java.time.Duration;
import java.time.Instant;

/**
 * What a test has in hand.
 *
 * @param devnet the chain
 * @param network clients of all contracts
 * @param accounts with ether and CESS
 * @param deployment where the contracts are
 */
public record TestNetwork(
    Devnet devnet, Network network, FundedAccounts accounts, Deployment deployment) {
  /** Sender of an account. */
  public TransactionSender sender(Account account) {
    return network.sender(account);
  }

  /** Moves chain time forward and mines a block there. */
  public void advance(Duration duration) {
    time().advance(duration);
    network.clock().refresh();
  }

  /** Moves chain time forward to an instant and mines a block there. */
  public void advanceTo(Instant instant) {
    time().advanceTo(instant);
    network.clock().refresh();
  }

  /** Command of chain time. */
  public TimeControl time() {
    return devnet.time().orElseThrow();
  }
}
