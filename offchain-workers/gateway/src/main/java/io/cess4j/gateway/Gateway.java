package io.cess4j.gateway;

import io.cess4j.runtime.WorkerApplication;

/** The gateway process. */
public final class Gateway {
  private Gateway() {}

  public static void main(String[] args) {
    application().main(args);
  }

  /** The same within another process, e.g. a test. */
  public static WorkerApplication<GatewayConfiguration> application() {
    return WorkerApplication.of("gateway", GatewayConfiguration.DEFAULTS, GatewayWiring.class);
  }
}
