package io.cess4j.sdk.probe;

import java.time.Duration;
import java.util.List;

/**
 * How long small requests took that were answered; zero where none was.
 *
 * @param median half of them took no longer
 * @param most95 95 % of them took no longer (nearest rank)
 */
public record Latency(Duration median, Duration most95) {
  static Latency of(List<Timed> tries) {
    List<Duration> sorted = tries.stream().filter(Timed::ok).map(Timed::took).sorted().toList();
    return new Latency(rank(sorted, 50), rank(sorted, 95));
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }
}
