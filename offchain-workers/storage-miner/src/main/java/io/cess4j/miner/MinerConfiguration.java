package io.cess4j.miner;

import io.cess4j.miner.scan.ScanSettings;
import io.cess4j.miner.storage.Disks;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.web.TlsMode;
import java.time.Duration;
import java.util.List;

/**
 * Settings of a storage miner.
 *
 * @param worker what every worker has
 * @param units space to declare on first start, in the network's units
 * @param region 0 to 15
 * @param poll pause between looks at the chain
 * @param disks folders for fragments, best one a disk; none: {@code files} in the data folder
 * @param reserve bytes that stay free on each disk
 * @param scan how eagerly disks are looked through for rot
 */
public record MinerConfiguration(
    @Flattened WorkerSettings worker,
    int units,
    int region,
    Duration poll,
    List<String> disks,
    long reserve,
    ScanSettings scan)
    implements WorkerSettings.Holder {

  private static final int MAXIMUM_REGION = 15;

  /** Refuses what the registry would refuse. */
  public MinerConfiguration {
    if (units < 1) {
      throw new IllegalArgumentException("units must be at least 1, not " + units);
    }
    if (region < 0 || region > MAXIMUM_REGION) {
      throw new IllegalArgumentException("region must be 0 to 15, not " + region);
    }
    if (poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException("poll must be longer than nothing, not " + poll);
    }
    if (reserve < 0) {
      throw new IllegalArgumentException("reserve must be 0 bytes or more, not " + reserve);
    }
    disks = List.copyOf(disks);
  }

  /** What is used where nothing else is said. */
  public static MinerConfiguration defaults() {
    return new MinerConfiguration(
        WorkerSettings.defaults("storage-miner", TlsMode.MUTUAL),
        1,
        0,
        Duration.ofMillis(300),
        List.of(),
        Disks.RESERVE,
        ScanSettings.defaults());
  }
}
