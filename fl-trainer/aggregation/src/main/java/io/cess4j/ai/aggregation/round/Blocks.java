package io.cess4j.ai.aggregation.round;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Gives blocks of chunks to threads. */
final class Blocks {
  /** Works on blocks with buffers of its own; one for every thread. */
  interface Worker {
    void work(int block, int firstChunk, int endChunk);
  }

  private Blocks() {}

  /** Returns when all blocks are done. */
  static void forEach(int chunks, Schedule schedule, Supplier<Worker> workers) {
    int blocks = schedule.blocks(chunks);
    int threads = Math.min(schedule.threads(), blocks);
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          Worker worker = workers.get();
          for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            int first = block * schedule.chunksPerBlock();
            worker.work(block, first, Math.min(chunks, first + schedule.chunksPerBlock()));
          }
        };
    if (threads == 1) {
      share.run();
    } else {
      onThreads(threads, share);
    }
  }

  private static void onThreads(int threads, Runnable share) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        shares.add(executor.submit(share));
      }
      for (Future<?> done : shares) {
        done.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a round was computed");
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a round could not be computed", failed.getCause());
    }
  }
}
