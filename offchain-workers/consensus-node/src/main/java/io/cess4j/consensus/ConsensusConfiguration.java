package io.cess4j.consensus;

import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.web.TlsMode;
import java.time.Duration;

/**
 * Settings of a consensus node.
 *
 * @param validator keystore (web3 secret storage v3, the account's password) of the key that seals
 *     blocks, relative to data; needed once, for the registration
 * @param stake CESS to register with
 * @param poll how often it looks at the chain
 */
public record ConsensusConfiguration(
    @Flattened WorkerSettings worker, String validator, long stake, Duration poll)
    implements WorkerSettings.Holder {
  /** For a network like mainnet. */
  public static final ConsensusConfiguration DEFAULTS =
      new ConsensusConfiguration(
          WorkerSettings.defaults("consensus-node", TlsMode.PLAIN),
          "validator.json",
          3_000_000,
          Duration.ofSeconds(5));

  public ConsensusConfiguration {
    if (stake < 1) {
      throw new IllegalArgumentException("stake must be at least 1 CESS");
    }
    if (poll.toMillis() < 100) {
      throw new IllegalArgumentException("poll must be at least 100ms");
    }
  }
}
