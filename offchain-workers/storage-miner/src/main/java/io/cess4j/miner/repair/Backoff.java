package io.cess4j.miner.repair;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When what failed is tried again: after 1, 2, 4 ... 30 seconds. Safe for many threads. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final Duration NEWS = Duration.ofSeconds(15);

  private record Wait(Duration pause, long until, String words) {}

  private final InstantSource clock;
  private final Map<RepairKey, Wait> waits = new ConcurrentHashMap<>();

  Backoff(InstantSource clock) {
    this.clock = clock;
  }

  boolean isDue(RepairKey key) {
    Wait wait = waits.get(key);
    return wait == null || clock.millis() >= wait.until();
  }

  /** Whether these words are new, and so worth a line in the log. */
  boolean failed(RepairKey key, String words) {
    Wait before = waits.get(key);
    Duration pause = before == null ? FIRST : before.pause().multipliedBy(2);
    if (pause.compareTo(MOST) > 0) {
      pause = MOST;
    }
    waits.put(key, new Wait(pause, clock.millis() + pause.toMillis(), words));
    return before == null || !before.words().equals(words);
  }

  /** Nothing failed; what is waited for takes a day, and a miner may wait for hundreds of them. */
  void later(RepairKey key) {
    waits.put(key, new Wait(FIRST, clock.millis() + NEWS.toMillis(), ""));
  }

  void forget(RepairKey key) {
    waits.remove(key);
  }
}
