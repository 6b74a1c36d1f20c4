package io.cess4j.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Behind {@link WholeNetwork}: started when first asked for, closed with the test run. */
final class NetworkExtension implements ParameterResolver, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(NetworkExtension.class);
  private static final String NETWORK = "network";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == CessNetwork.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ofTheTestRun(context)
        .computeIfAbsent(NETWORK, key -> CessNetwork.start(freshFolder()), CessNetwork.class);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    CessNetwork network = ofTheTestRun(context).get(NETWORK, CessNetwork.class);
    if (network != null) {
      network.revive();
    }
  }

  /** Closed, with what is in it, when the last class has run. */
  private static Store ofTheTestRun(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE);
  }

  /** Below target, so that the workers' logs can be read after a failure. */
  private static Path freshFolder() {
    try {
      Path folder =
          Files.createTempDirectory(
              Files.createDirectories(Path.of("target").toAbsolutePath()), "network-");
      System.out.println("network and logs of the scenarios: " + folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
