package io.cess4j.gateway;

import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.web.TlsMode;
import java.time.Duration;

/**
 * Settings of a gateway.
 *
 * @param maximumFileBytes longest file that is taken
 * @param parallelUploads bodies received at once; each holds a segment of 32 MiB
 * @param chainPoll pause between looks at the chain while an order waits for its beat
 * @param proxy whether it re-encrypts for readers of shared files and for buyers, and registers as
 *     a proxy
 * @param settleEvery age of a channel's oldest retrieval at which its vouchers go to the chain
 */
public record GatewayConfiguration(
    @Flattened WorkerSettings worker,
    long maximumFileBytes,
    int parallelUploads,
    Duration chainPoll,
    boolean proxy,
    Duration settleEvery)
    implements WorkerSettings.Holder {
  public static final GatewayConfiguration DEFAULTS =
      new GatewayConfiguration(
          WorkerSettings.defaults("gateway", TlsMode.PLAIN),
          64L << 30,
          2,
          Duration.ofMillis(300),
          true,
          Duration.ofHours(6));

  public GatewayConfiguration {
    if (parallelUploads < 1 || maximumFileBytes < 0 || chainPoll.toMillis() < 1) {
      throw new IllegalArgumentException(
          "parallel-uploads and chain-poll must be positive, maximum-file-bytes not negative");
    }
    if (settleEvery.toSeconds() < 1) {
      throw new IllegalArgumentException("settle-every is a second at least");
    }
  }
}
