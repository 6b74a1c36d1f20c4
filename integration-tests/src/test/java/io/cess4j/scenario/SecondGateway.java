package io.cess4j.scenario;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.gateway.Gateway;
import io.cess4j.gateway.GatewayConfiguration;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Another gateway of the network, in this process. */
final class SecondGateway {
  private SecondGateway() {}

  static RunningWorker start(CessNetwork network, Account account, Path folder) {
    AccountKeystore.save(account, folder.resolve("account.json"), "correct horse");
    WorkerSettings settings = GatewayConfiguration.DEFAULTS.worker();
    return Gateway.application()
        .start(
            new GatewayConfiguration(
                new WorkerSettings(
                    folder,
                    new Password("env:TEST_PASSWORD"),
                    "account.json",
                    network.chain().connection().rpc(),
                    network.chain().directory().address().hex(),
                    Listen.loopback(TlsMode.PLAIN),
                    settings.management(),
                    settings.logFormat(),
                    false),
                1_000_000,
                2,
                Duration.ofMillis(50),
                true,
                Duration.ofSeconds(20)),
            Map.of("TEST_PASSWORD", "correct horse"));
  }
}
