package io.cess4j.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's client never ends a body that stalls or drips; this one closes it when a single read
 * waits longer than the limit, or all of them together longer than that and {@value
 * #BYTES_PER_SECOND} bytes a second allow. Time that the caller spends between reads does not
 * count: a slow reader is back-pressure, not a fault of the peer.
 */
final class GuardedBody extends InputStream {

  /** As servers ask of us. */
  static final long BYTES_PER_SECOND = 4_096;

  private static final long NOT_READING = 0;
  private final String peer;
  private final InputStream in;
  private final long expected;
  private final Duration idle;
  private final ScheduledFuture<?> watch;
  private volatile long readingSince = NOT_READING;
  private volatile boolean stalled;
  private volatile long waited;
  private volatile long received;

  GuardedBody(
      String peer,
      InputStream in,
      long expected,
      Duration idle,
      ScheduledExecutorService watchdog) {
    this.in = in;
    this.peer = peer;
    this.expected = expected;
    this.idle = idle;
    long period = Math.max(1, idle.toMillis() / 4);
    this.watch = watchdog.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  private void look() {
    long since = readingSince;
    long now = System.nanoTime() - since;
    if (since != NOT_READING && (now > idle.toNanos() || waited + now > patience())) {
      stalled = true;
      watch.cancel(false);
      try {
        in.close();
      } catch (IOException alreadyBroken) {
        // The reader learns of it by its own read.
      }
    }
  }

  /** For all that has come so far, nanoseconds. */
  private long patience() {
    return idle.plus(Duration.ofSeconds(1).multipliedBy(received).dividedBy(BYTES_PER_SECOND))
        .toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread reads
  public int read(byte[] bytes, int offset, int length) throws IOException {
    readingSince = System.nanoTime() | 1; // never NOT_READING
    try {
      int count = in.read(bytes, offset, length);
      if (stalled) {
        throw new IOException(silence());
      }
      if (count < 0 && expected >= 0 && received < expected) {
        throw new EOFException(
            "%s promised %d bytes and sent %d".formatted(peer, expected, received));
      }
      received += Math.max(0, count);
      return count;
    } catch (IOException e) {
      throw stalled ? new IOException(silence(), e) : e;
    } finally {
      waited += System.nanoTime() - readingSince;
      readingSince = NOT_READING;
    }
  }

  private String silence() {
    return "%s sent nothing for %s, or less than %d bytes a second, after %d bytes"
        .formatted(peer, idle, BYTES_PER_SECOND, received);
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    watch.cancel(false);
    in.close();
  }
}
