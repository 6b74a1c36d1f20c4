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
import org.opentest4j.TestAbortedException;

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

  /** Command of chain time; a test that needs it is skipped where the engine has none. */
  public TimeControl time() {
    return devnet
        .time()
        .orElseThrow(() -> skipped("chain time cannot be commanded on " + devnet.engine()));
  }

  /** Skips the test on any other engine: it calls methods that only anvil has. */
  public void needsAnvil() {
    if (!devnet.engine().equals("anvil")) {
      throw skipped("it calls methods of anvil that %s has not".formatted(devnet.engine()));
    }
  }

  @SuppressWarnings("SystemOut") // a report of skipped tests is easily overlooked
  private static TestAbortedException skipped(String reason) {
    System.out.println("skipped: " + reason);
    return new TestAbortedException(reason);
  }
}
