package io.cess4j.keeper.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Does the same for many things at once, on virtual threads, a bounded number at a time. Closing
 * interrupts what is under way; no database is touched on these threads.
 */
public final class Crew implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore hands;

  /**
   * @param size how many at a time
   */
  public Crew(int size) {
    hands = new Semaphore(size, true);
  }

  /**
   * The results in the order of the items; returns when the last one has ended, also where one
   * failed.
   *
   * @throws RuntimeException the first failure
   */
  public <A, B> List<B> each(Collection<A> items, Function<A, B> work) {
    List<Future<B>> all = new ArrayList<>();
    try {
      items.forEach(item -> all.add(threads.submit(() -> take(item, work))));
    } catch (RejectedExecutionException closed) {
      throw new KeeperException.Ending(closed);
    }
    List<B> results = new ArrayList<>();
    RuntimeException failure = null;
    for (Future<B> one : all) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        failure = failure == null ? failureOf(Objects.requireNonNull(e.getCause())) : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KeeperException.Ending(e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }

  private <A, B> B take(A item, Function<A, B> work) throws InterruptedException {
    hands.acquire();
    try {
      return work.apply(item);
    } finally {
      hands.release();
    }
  }

  private static RuntimeException failureOf(Throwable cause) {
    return switch (cause) {
      case RuntimeException typed -> typed;
      case Error error -> throw error;
      default -> new KeeperException.Ending(cause);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
