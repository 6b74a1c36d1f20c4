package io.cess4j.sdk.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends an upload whose body has stopped moving. The JDK's client has one limit for body and answer
 * together, which is too short for a large file or too long for a dead connection.
 */
final class BodyWatch {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final long length;
  private final Duration stalled;
  private final Duration answering;
  private volatile long taken;
  private volatile long movedAt = System.nanoTime();

  /**
   * @param length bytes of the body
   * @param stalled longest pause within it
   * @param answering longest pause after it
   */
  BodyWatch(long length, Duration stalled, Duration answering) {
    this.length = length;
    this.stalled = stalled;
    this.answering = answering;
  }

  /** The body, watched. */
  InputStream over(InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        moved(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] target, int offset, int count) throws IOException {
        int read = super.read(target, offset, count);
        moved(Math.max(0, read));
        return read;
      }
    };
  }

  private void moved(int bytes) {
    taken += bytes; // one thread reads a body
    movedAt = System.nanoTime();
  }

  /**
   * @throws HttpTimeoutException where nothing moves any more
   */
  HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer)
      throws IOException, InterruptedException {
    try {
      while (true) {
        try {
          return answer.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          Duration patience = taken < length ? stalled : answering;
          if (System.nanoTime() - movedAt > patience.toNanos()) {
            throw new HttpTimeoutException(
                "nothing moved for %s after %d of %d bytes".formatted(patience, taken, length));
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IOException("the request failed: " + e.getCause(), e);
    } finally {
      answer.cancel(true); // no effect on one that has come
    }
  }
}
