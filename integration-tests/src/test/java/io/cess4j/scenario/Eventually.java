package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one place where scenarios wait: they look again and again, until a deadline. */
public final class Eventually {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private Eventually() {}

  /** Waits for something to become true. */
  public static void within(Duration limit, String what, BooleanSupplier happened) {
    within(limit, what, () -> Optional.of(what).filter(it -> happened.getAsBoolean()), () -> false);
  }

  /**
   * Waits for a value.
   *
   * @param tooLate ends the wait early: what is waited for cannot come any more
   */
  public static <T> T within(
      Duration limit, String what, Supplier<Optional<T>> look, BooleanSupplier tooLate) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      boolean last = System.nanoTime() > end || tooLate.getAsBoolean();
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (last) {
        return fail("did not happen within %s: %s", limit, what);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
