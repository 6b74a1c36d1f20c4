package io.cess4j.faults;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a client does while the network breaks around it. */
final class Background<T> {
  private static final long MINUTES = 4;

  private final FutureTask<T> task;

  private Background(FutureTask<T> task) {
    this.task = task;
  }

  static <T> Background<T> doing(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().name("client").start(task);
    return new Background<>(task);
  }

  boolean isOver() {
    return task.isDone();
  }

  /** Its result; what it threw comes out of here too. */
  T result() {
    try {
      return task.get(MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the client works", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the client is not done after " + MINUTES + " minutes", e);
    }
  }
}
