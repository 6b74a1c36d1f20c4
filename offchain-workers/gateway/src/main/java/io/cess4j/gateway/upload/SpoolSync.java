package io.cess4j.gateway.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings the files of one upload to the disk, each once and as a whole, beside the work on what
 * comes after it: where the disk keeps up, almost nothing is left to wait for at the end.
 */
final class SpoolSync implements AutoCloseable {
  private final Force force;
  private final List<Future<?>> under = new ArrayList<>();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("spool-sync").factory());

  /** Brings a file or folder to the disk: what is in it outlives a power cut when it returns. */
  @FunctionalInterface
  interface Force {
    /** fsync(2). */
    void force(Path path) throws IOException;
  }

  SpoolSync(Force force) {
    this.force = force;
  }

  /** The system's own. */
  static void system(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Begins with a file that is complete. */
  void add(Path file) {
    under.add(
        executor.submit(
            () -> {
              force.force(file);
              return null;
            }));
  }

  /**
   * Waits until all files are on the disk.
   *
   * @throws IOException where one of them is not
   */
  void finish() throws IOException {
    try {
      for (Future<?> one : under) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the disk does not keep it: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the gateway is ending", e);
    }
  }

  @Override
  public void close() {
    executor.shutdown(); // never interrupted: that would close files under the sync
  }
}
