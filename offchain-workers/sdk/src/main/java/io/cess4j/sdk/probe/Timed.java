package io.cess4j.sdk.probe;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that was tried once.
 *
 * @param took until it was done or had failed
 * @param bytes that came, or went; 0 where it failed
 * @param failure in words; null where it worked
 */
public record Timed(Duration took, long bytes, @Nullable String failure) {
  private static final int MOST_WORDS = 300;

  /** What is tried; gives how many bytes moved. */
  @FunctionalInterface
  interface Work {
    long run() throws IOException, InterruptedException;
  }

  /** Does it; whatever goes wrong is a result, as others are to be measured after it. */
  static Timed of(Work work) {
    long start = System.nanoTime();
    try {
      long bytes = work.run();
      return new Timed(since(start), bytes, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Timed(since(start), 0, "interrupted");
    } catch (IOException | RuntimeException e) {
      return new Timed(since(start), 0, words(e));
    }
  }

  /** Not even tried. */
  static Timed not(String why) {
    return new Timed(Duration.ZERO, 0, why);
  }

  /** Whether it worked. */
  public boolean ok() {
    return failure == null;
  }

  /** 0 where it failed. */
  public long bytesPerSecond() {
    double seconds = Math.max(took.toNanos(), 1) / 1e9;
    return ok() ? Math.round(bytes / seconds) : 0;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** A hostile peer chooses some of these words: not too many of them. */
  private static String words(Exception e) {
    String words = e.getMessage() == null ? e.toString() : e.getMessage();
    return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "...";
  }
}
