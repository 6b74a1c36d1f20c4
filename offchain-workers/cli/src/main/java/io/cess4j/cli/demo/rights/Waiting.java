package io.cess4j.cli.demo.rights;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long PAUSE_MILLIS = 200;

  private Waiting() {}

  /**
   * Looks again and again.
   *
   * @throws IllegalStateException where it has not happened after three minutes
   */
  static void until(String what, BooleanSupplier happened) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited %d minutes for %s; the logs tell more".formatted(PATIENCE.toMinutes(), what));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
