package io.cess4j.miner.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps a reader at a number of bytes per second, so that a scan leaves the disk to audits and
 * clients. For one thread.
 */
final class Throttle {

  /** Shorter pauses cost more than they spare. */
  private static final Duration SHORTEST = Duration.ofMillis(10);

  private static final Duration CLOCK_WAS_SET = Duration.ofSeconds(2);

  private final long bytesPerSecond;
  private final InstantSource clock;
  private final Pause pause;
  private Instant next = Instant.MIN;

  /** How to wait. */
  @FunctionalInterface
  interface Pause {
    void sleep(Duration duration) throws InterruptedException;
  }

  Throttle(long bytesPerSecond, InstantSource clock, Pause pause) {
    this.bytesPerSecond = bytesPerSecond;
    this.clock = clock;
    this.pause = pause;
  }

  /** Takes no time at all. */
  static Throttle none() {
    return new Throttle(Long.MAX_VALUE, InstantSource.system(), duration -> {});
  }

  /** Waits for as long as that many bytes may take. */
  void took(long bytes) throws InterruptedException {
    Instant now = clock.instant();
    Duration cost = Duration.ofNanos((long) (1e9 * bytes / bytesPerSecond));
    next = (next.isAfter(now) ? next : now).plus(cost);
    Duration wait = Duration.between(now, next);
    if (wait.compareTo(cost.plus(CLOCK_WAS_SET)) > 0) {
      wait = cost;
      next = now.plus(cost);
    }
    if (wait.compareTo(SHORTEST) >= 0) {
      pause.sleep(wait);
    }
  }
}
