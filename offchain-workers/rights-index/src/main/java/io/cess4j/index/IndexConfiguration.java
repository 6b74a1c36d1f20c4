package io.cess4j.index;

import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.web.TlsMode;
import java.time.Duration;

/**
 * Settings of a rights index.
 *
 * @param poll how often it looks for new blocks
 * @param wayBackBlocks how many blocks a rewind of the chain may take away without a rebuild
 * @param readyWithin blocks behind the chain's newest within which it calls itself ready
 */
public record IndexConfiguration(
    @Flattened WorkerSettings worker, Duration poll, long wayBackBlocks, long readyWithin)
    implements WorkerSettings.Holder {
  /** For a network like mainnet; a devnet wants shorter polls. */
  public static final IndexConfiguration DEFAULTS =
      new IndexConfiguration(
          WorkerSettings.defaults("rights-index", TlsMode.PLAIN),
          Duration.ofSeconds(2),
          100_000,
          20);

  public IndexConfiguration {
    if (poll.toMillis() < 1 || wayBackBlocks < 1 || readyWithin < 0) {
      throw new IllegalArgumentException(
          "poll must be at least 1ms, way-back-blocks at least 1, ready-within not negative");
    }
  }
}
