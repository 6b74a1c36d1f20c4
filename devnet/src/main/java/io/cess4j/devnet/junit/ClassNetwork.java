package io.cess4j.devnet.junit;

import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.SenderSettings;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.ContractDeployer;
import io.cess4j.devnet.Deployment;
import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.Funding;
import io.cess4j.devnet.NetworkProfile;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The network of a test class. Each test finds it as it was founded: rolled back where the engine
 * has snapshots, on a chain of its own where it has none (the validator set of a genesis can be
 * bound to one network only).
 */
final class ClassNetwork implements AutoCloseable {
  private final WithDevnet wanted;
  private TestChain chain;
  private TestNetwork network;
  private @Nullable String snapshot;
  private boolean used;

  private ClassNetwork(WithDevnet wanted, TestChain chain) {
    this.wanted = wanted;
    this.chain = chain;
    this.network = found(chain.devnet(), wanted);
  }

  static ClassNetwork start(WithDevnet wanted) {
    TestChain chain = chain(wanted);
    try {
      return new ClassNetwork(wanted, chain);
    } catch (RuntimeException e) {
      chain.close();
      throw e;
    }
  }

  private static TestChain chain(WithDevnet wanted) {
    return TestChain.start(wanted.realTime(), FundedAccounts.usual());
  }

  private static TestNetwork found(Devnet devnet, WithDevnet wanted) {
    FundedAccounts accounts = FundedAccounts.usual();
    ChainConnection connection = ChainConnection.open(devnet.rpc(), devnet.chainId());
    TransactionSender deployer =
        new TransactionSender(
            accounts.governor(), connection, SenderSettings.DEFAULT, InstantSource.system());
    Deployment deployment =
        new ContractDeployer(connection, deployer, accounts.attestationAuthority().address())
            .deploy(NetworkProfile.load(wanted.profile()));
    Network network = Network.connect(connection, deployment.directory(), InstantSource.system());
    new Funding(network, accounts).give(wanted.operators(), 0);
    return new TestNetwork(devnet, network, accounts, deployment);
  }

  TestNetwork network() {
    return network;
  }

  /** Before an instance of the class is made, whose constructor may take the network. */
  void renew() {
    if (used && chain.devnet().time().isEmpty()) {
      close();
      chain = chain(wanted);
      network = found(chain.devnet(), wanted);
      used = false;
    }
  }

  void mark() {
    used = true;
    chain.devnet().time().ifPresent(time -> snapshot = time.snapshot());
  }

  void rollBack() {
    if (snapshot != null) {
      network.time().revert(snapshot);
      network.network().clock().refresh();
      snapshot = null;
    }
  }

  @Override
  public void close() {
    network.network().close();
    chain.close();
  }
}
