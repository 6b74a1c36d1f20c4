package io.cess4j.tee.web;

import io.cess4j.runtime.web.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests are worked on at the same time. A holding that is tagged takes a core, so more
 * would only make all of them late; a body takes memory.
 */
public final class Sessions {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Semaphore free;

  /**
   * @param what is done in them, for metrics
   */
  public Sessions(String what, int maximum, MeterRegistry metrics) {
    free = new Semaphore(maximum, true);
    metrics.gauge(
        "cess.tee.sessions", Tags.of("of", what), free, f -> maximum - f.availablePermits());
  }

  /** A place, to be closed after use. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits a little for a place.
   *
   * @throws ProblemException 503 where all stay taken
   */
  Place enter() {
    try {
      if (free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return free::release;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.of(503, "busy", "all sessions are taken; ask again in a few seconds");
  }
}
