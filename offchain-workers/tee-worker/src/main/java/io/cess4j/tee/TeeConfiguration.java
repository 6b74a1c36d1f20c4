package io.cess4j.tee;

import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.TlsMode;

/**
 * Settings of a TEE worker.
 *
 * @param group TEE group that it opens, 0 to 3
 * @param sessions holdings that are tagged at the same time; each takes a core
 * @param authority who attests in SOFTWARE mode
 */
public record TeeConfiguration(
    @Flattened WorkerSettings worker, int group, int sessions, Authority authority)
    implements WorkerSettings.Holder {

  public static final TeeConfiguration DEFAULTS =
      new TeeConfiguration(
          WorkerSettings.defaults("tee-worker", TlsMode.MUTUAL),
          0,
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          new Authority("", new Password("env:CESS_AUTHORITY_PASSWORD")));

  /**
   * @param keystore account keystore of the devnet authority, relative to data; empty where an
   *     attestation exists already
   */
  public record Authority(String keystore, Password password) {}

  public TeeConfiguration {
    if (group < 0 || group > 3) {
      throw new IllegalArgumentException("group must be 0 to 3, not " + group);
    }
    if (sessions < 1) {
      throw new IllegalArgumentException("sessions must be at least 1, not " + sessions);
    }
  }
}
