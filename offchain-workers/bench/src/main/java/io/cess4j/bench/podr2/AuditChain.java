package io.cess4j.bench.podr2;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.transaction.SenderSettings;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.ContractDeployer;
import io.cess4j.devnet.Deployment;
import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.Funding;
import io.cess4j.devnet.NetworkProfile;
import io.cess4j.devnet.TimeControl;
import io.cess4j.devnet.anvil.AnvilDevnet;
import io.cess4j.devnet.anvil.AnvilSettings;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The real contracts on a chain of their own, with mainnet's layout of a day (24 windows) and time
 * on command. This process plays the TEE worker that posts beats.
 */
final class AuditChain implements AutoCloseable {
  private final Devnet devnet;
  final Network network;
  final FundedAccounts accounts = FundedAccounts.usual();
  final BenchTee tee;

  AuditChain(Trusted ti, int miners) {
    devnet = AnvilDevnet.start(AnvilSettings.forTests(accounts.mnemonic(), FundedAccounts.COUNT));
    try {
      ChainConnection connection = ChainConnection.open(devnet.rpc(), devnet.chainId());
      TransactionSender governor =
          new TransactionSender(
              accounts.governor(), connection, SenderSettings.DEFAULT, InstantSource.system());
      Deployment deployment =
          new ContractDeployer(connection, governor, accounts.attestationAuthority().address())
              .deploy(NetworkProfile.load("test"));
      network = Network.connect(connection, deployment.directory(), InstantSource.system());
      new Funding(network, accounts).give(miners, 0);
      tee = new BenchTee(ti, network, accounts);
      tee.register();
    } catch (RuntimeException e) {
      devnet.close();
      throw e;
    }
  }

  TransactionSender sender(Account account) {
    return network.sender(account);
  }

  void set(Parameter parameter, long value) {
    network.parameters().set(sender(accounts.governor()), parameter, BigInteger.valueOf(value));
  }

  Instant now() {
    return network.connection().latestBlock().timestamp();
  }

  /** Posts the beat of the next interval. */
  void beat() {
    advanceTo(network.calendar().beatOpens(network.calendar().beatAt(now()) + 1));
    tee.beat(network.calendar().beatAt(now()));
  }

  /**
   * The last window of the next day, with the day's only beat in it: every miner that was not due
   * before is due now, and the contract reads the seeds of all windows.
   *
   * @return the window
   */
  int lastWindowOfTomorrow() {
    long tomorrow = network.calendar().dayAt(now()) + 1;
    int last = network.calendar().constants().windows() - 1;
    advanceTo(network.calendar().windowOpens(tomorrow, last).plus(Duration.ofSeconds(1)));
    beat();
    return last;
  }

  private void advanceTo(Instant instant) {
    time().advanceTo(instant);
    network.clock().refresh();
  }

  private TimeControl time() {
    return devnet.time().orElseThrow();
  }

  static Bytes32 bytes32(byte[] bytes) {
    return Bytes32.of(bytes);
  }

  @Override
  public void close() {
    network.close();
    devnet.close();
  }
}
