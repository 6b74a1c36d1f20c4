package io.cess4j.runtime.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that closes when its peer drips: each byte is in time for the idle timeout, and the
 * request or the answer never ends. Whoever is waited for spends its patience; bytes earn it back.
 * Jetty's own minimum rates also count the time in which the worker does not read, e.g. while a
 * body waits its turn, and know nothing of heads.
 */
final class PacedEndPoint extends SocketChannelEndPoint {

  private final PeerLimits limits;
  private final Pace in;
  private final Pace out;
  private volatile long received;
  private volatile long sent;
  private long messages;
  private long messageStart;

  PacedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      PeerLimits limits) {
    super(channel, selector, key, scheduler);
    this.limits = limits;
    this.in = new Pace(limits);
    this.out = new Pace(limits);
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread at a time fills
  public int fill(ByteBuffer buffer) throws IOException {
    int filled = super.fill(buffer);
    received += Math.max(0, filled);
    return filled;
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread at a time flushes
  public boolean flush(ByteBuffer... buffers) throws IOException {
    long before = remaining(buffers);
    boolean all = super.flush(buffers);
    sent += before - remaining(buffers);
    return all;
  }

  private static long remaining(ByteBuffer... buffers) {
    long bytes = 0;
    for (ByteBuffer buffer : buffers) {
      bytes += buffer.remaining();
    }
    return bytes;
  }

  /**
   * To be called again and again, by one thread.
   *
   * @param millis since the last time
   */
  void look(long millis) {
    long now = messages(getConnection());
    if (now != messages) {
      messages = now;
      messageStart = received;
      in.begin(received);
      out.begin(sent);
    }
    // Before the first byte of a message a connection is idle, which is the idle timeout's.
    boolean asked = isFillInterested() && received > messageStart;
    boolean kept = in.take(received, asked, millis);
    if (!(out.take(sent, getWriteFlusher().isPending(), millis) && kept)) {
      close(
          new TimeoutException(
              "the peer sends, or takes, fewer than %d bytes a second"
                  .formatted(limits.bytesPerSecond())));
    }
  }

  /** Changes when the head of a request is there, and when an answer is done. */
  private static long messages(Connection connection) {
    Connection http =
        connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
    return http == null ? 0 : http.getMessagesIn() + http.getMessagesOut();
  }
}
