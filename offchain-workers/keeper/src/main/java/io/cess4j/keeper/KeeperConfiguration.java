package io.cess4j.keeper;

import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.TlsMode;
import java.time.Duration;

/**
 * Settings of a keeper.
 *
 * @param tick how often repair looks at the network; seconds, since the chain counts in seconds
 * @param inFlight transactions that wait for their block at once
 * @param failures refused calls after which a run of a campaign ends, to be tried again
 * @param attempts runs of one campaign instance before it is given up
 * @param history ended instances a campaign that the repository keeps
 * @param settlement whether clients and miners that offer no tip get their money without asking as
 *     well: costs the keeper gas and pays it nothing
 * @param settlementMinimum wei below which settlement leaves an amount where it is
 */
public record KeeperConfiguration(
    @Flattened WorkerSettings worker,
    Jobs jobs,
    Duration tick,
    int inFlight,
    int failures,
    int attempts,
    int history,
    boolean settlement,
    long settlementMinimum)
    implements WorkerSettings.Holder {
  /** For a network like mainnet; a devnet wants a shorter tick. */
  public static final KeeperConfiguration DEFAULTS =
      new KeeperConfiguration(
          WorkerSettings.defaults("keeper", TlsMode.PLAIN),
          new Jobs("", "", new Password("env:CESS_KEEPER_JOBS_PASSWORD")),
          Duration.ofMinutes(5),
          32,
          100,
          5,
          500,
          false,
          1_000_000_000_000_000_000L);

  /**
   * The database of the job repository.
   *
   * @param url {@code jdbc:postgresql://host/database}; empty for an H2 file in the data folder
   * @param user of PostgreSQL
   * @param password where its password is; read only with a url
   */
  public record Jobs(String url, String user, Password password) {
    public Jobs {
      if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "jobs.url must be empty (H2 in the data folder) or begin with jdbc:postgresql:");
      }
      if (url.contains("password=")) {
        throw new IllegalArgumentException(
            "jobs.url carries a password, which would be printed: name its place in jobs.password");
      }
    }
  }

  public KeeperConfiguration {
    if (tick.toSeconds() < 1 || inFlight < 1 || failures < 1 || attempts < 1 || history < 20) {
      throw new IllegalArgumentException(
          "tick must be at least 1s, in-flight, failures and attempts 1, history 20");
    }
    if (settlementMinimum < 1) {
      throw new IllegalArgumentException("settlement-minimum must be at least 1 wei");
    }
  }
}
