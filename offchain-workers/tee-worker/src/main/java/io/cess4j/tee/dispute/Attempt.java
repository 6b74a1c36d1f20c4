package io.cess4j.tee.dispute;

import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that gets so much time and no more. What does not heed its interruption is left behind: its
 * own limits end it.
 */
final class Attempt {
  private Attempt() {}

  /** The time was over first. */
  static final class TooSlow extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TooSlow(Duration time) {
      super("it took longer than " + time);
    }
  }

  /**
   * @throws TooSlow where the time was over first
   * @throws RuntimeException what the work threw
   */
  static <T> T within(Duration time, Callable<T> work) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().name("examination").start(task);
    try {
      return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new TooSlow(time);
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw new IllegalStateException(failure);
      }
    } finally {
      task.cancel(true);
    }
  }
}
