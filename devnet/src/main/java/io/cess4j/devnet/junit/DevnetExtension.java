package io.cess4j.devnet.junit;

import io.cess4j.chain.Network;
import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.FundedAccounts;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** Behind {@link WithDevnet}. */
final class DevnetExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        TestInstancePreConstructCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(DevnetExtension.class);
  private static final String NETWORK = "network";

  @Override
  public void beforeAll(ExtensionContext context) {
    WithDevnet wanted =
        context
            .getElement()
            .map(element -> element.getAnnotation(WithDevnet.class))
            .orElseGet(() -> context.getRequiredTestClass().getAnnotation(WithDevnet.class));
    context.getStore(NAMESPACE).put(NETWORK, ClassNetwork.start(wanted));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    ClassNetwork network = context.getStore(NAMESPACE).remove(NETWORK, ClassNetwork.class);
    if (network != null) {
      network.close();
    }
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    network(context).renew();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    network(context).mark();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    network(context).rollBack();
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
    TestNetwork network = network(context).network();
    Class<?> type = parameter.getParameter().getType();
    if (type == Network.class) {
      return network.network();
    }
    if (type == FundedAccounts.class) {
      return network.accounts();
    }
    return type == Devnet.class ? network.devnet() : network;
  }

  private static ClassNetwork network(ExtensionContext context) {
    ClassNetwork network = context.getStore(NAMESPACE).get(NETWORK, ClassNetwork.class);
    if (network == null) {
      throw new IllegalStateException("no devnet for this test class");
    }
    return network;
  }
}
