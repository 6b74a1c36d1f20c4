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
import io.cess4j.devnet.anvil.AnvilDevnet;
import io.cess4j.devnet.anvil.AnvilSettings;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Behind {@link WithDevnet}. */
final class DevnetExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(DevnetExtension.class);
  private static final String NETWORK = "network";
  private static final String SNAPSHOT = "snapshot";

  @Override
  public void beforeAll(ExtensionContext context) {
    WithDevnet wanted =
        context
            .getElement()
            .map(element -> element.getAnnotation(WithDevnet.class))
            .orElseGet(() -> context.getRequiredTestClass().getAnnotation(WithDevnet.class));
    context.getStore(NAMESPACE).put(NETWORK, found(wanted));
  }

  private static TestNetwork found(WithDevnet wanted) {
    FundedAccounts accounts = FundedAccounts.usual();
    AnvilSettings controlled = AnvilSettings.forTests(accounts.mnemonic(), FundedAccounts.COUNT);
    AnvilSettings settings =
        wanted.realTime()
            ? new AnvilSettings(
                0,
                controlled.chainId(),
                controlled.mnemonic(),
                controlled.accounts(),
                null,
                controlled.stateInterval(),
                Duration.ofSeconds(1),
                null)
            : controlled;
    Devnet devnet = AnvilDevnet.start(settings);
    try {
      ChainConnection connection = ChainConnection.open(devnet.rpc(), devnet.chainId());
      TransactionSender deployer =
          new TransactionSender(
              accounts.governor(), connection, SenderSettings.DEFAULT, InstantSource.system());
      Deployment deployment =
          new ContractDeployer(connection, deployer, accounts.attestationAuthority().address())
              .deploy(NetworkProfile.load(wanted.profile()));
      Network network = Network.connect(connection, deployment.directory(), InstantSource.system());
      new Funding(network, accounts).give(wanted.operators());
      return new TestNetwork(devnet, network, accounts, deployment);
    } catch (RuntimeException e) {
      devnet.close();
      throw e;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    TestNetwork network = context.getStore(NAMESPACE).remove(NETWORK, TestNetwork.class);
    if (network != null) {
      network.network().close();
      network.devnet().close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(SNAPSHOT, network(context).time().snapshot());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    String snapshot = context.getStore(NAMESPACE).remove(SNAPSHOT, String.class);
    if (snapshot != null) {
      network(context).time().revert(snapshot);
      network(context).network().clock().refresh();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestNetwork.class
        || type == Network.class
        || type == FundedAccounts.class
        || type == Devnet.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestNetwork network = network(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == Network.class) {
      return network.network();
    }
    if (type == FundedAccounts.class) {
      return network.accounts();
    }
    return type == Devnet.class ? network.devnet() : network;
  }

  private static TestNetwork network(ExtensionContext context) {
    TestNetwork network = context.getStore(NAMESPACE).get(NETWORK, TestNetwork.class);
    if (network == null) {
      throw new IllegalStateException("no devnet for this test class");
    }
    return network;
  }
}
