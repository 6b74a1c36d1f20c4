package io.cess4j.chain.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The machine's time when it was made, plus what the monotonic clock has counted since: for
 * measuring what passes. Somebody who sets the machine's clock an hour back would otherwise stop
 * every "look again after" for an hour.
 */
public final class SteadyClock implements InstantSource {
  private final Instant begin = Instant.now();
  private final long count = System.nanoTime();

  @Override
  public Instant instant() {
    return begin.plusNanos(System.nanoTime() - count);
  }
}
