package io.cess4j.miner.scan;

import java.time.Duration;

/**
 * How eagerly the scanners look for rot.
 *
 * @param bytesPerSecond read from each disk at most; 8 MiB/s reads 690 GB a day
 * @param gap from the end of a disk's pass to the next one
 * @param metadataGap between looks at entries, sizes, descriptors
 */
public record ScanSettings(long bytesPerSecond, Duration gap, Duration metadataGap) {

  private static final long SLOWEST = 65_536;

  /** Refuses what would never end or never pause. */
  public ScanSettings {
    if (bytesPerSecond < SLOWEST) {
      throw new IllegalArgumentException(
          "scan.bytes-per-second must be at least 65536 (one chunk), not " + bytesPerSecond);
    }
    if (gap.isNegative() || gap.isZero() || metadataGap.isNegative() || metadataGap.isZero()) {
      throw new IllegalArgumentException(
          "scan.gap and scan.metadata-gap must be longer than nothing, not %s and %s"
              .formatted(gap, metadataGap));
    }
  }

  /** What is used where nothing else is said. */
  public static ScanSettings defaults() {
    return new ScanSettings(8L << 20, Duration.ofDays(7), Duration.ofHours(3));
  }
}
