package io.cess4j.tee;

import io.cess4j.chain.Address;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.web.TlsMode;

/**
 * Settings of a TEE worker.
 *
 * @param group TEE group that it opens, 0 to 3
 * @param sessions holdings that are tagged at the same time; each takes a core
 * @param authority keystore of the devnet authority, which attests in SOFTWARE mode; it opens with
 *     the worker's password, relative to data; empty where the worker is registered already
 * @param node account of the consensus node that gets the credit of this worker's work; empty where
 *     none does
 */
public record TeeConfiguration(
    @Flattened WorkerSettings worker, int group, int sessions, String authority, String node)
    implements WorkerSettings.Holder {

  /** What a worker starts with. */
  public static final TeeConfiguration DEFAULTS =
      new TeeConfiguration(
          WorkerSettings.defaults("tee-worker", TlsMode.MUTUAL),
          0,
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          "",
          "");

  /** Refuses a group that cannot be and fewer than one session. */
  public TeeConfiguration {
    if (group < 0 || group > 3) {
      throw new IllegalArgumentException("group must be 0 to 3, not " + group);
    }
    if (sessions < 1) {
      throw new IllegalArgumentException("sessions must be at least 1, not " + sessions);
    }
    if (!node.isEmpty()) {
      Address.of(node);
    }
  }
}
