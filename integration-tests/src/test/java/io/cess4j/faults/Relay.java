package io.cess4j.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A stretch of network between two processes that can be cut, or that can swallow everything. */
final class Relay implements AutoCloseable {
  /** What becomes of bytes. */
  enum State {
    PASSING,
    /** Connections are reset, new ones too. */
    CUT,
    /** Connections stay open and nothing moves: the peer is there and never answers. */
    STALLED
  }

  private static final long LOOK_AGAIN_NANOS = 10_000_000;
  private static final int PIECE = 16_384;

  private final URI target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong passed = new AtomicLong();
  private volatile State state = State.PASSING;
  private volatile long cutAfter = Long.MAX_VALUE;

  /**
   * @param target {@code scheme://host:port} of what is behind it
   */
  Relay(URI target) {
    this.target = target;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  /** What to give to the side that shall be cut off. */
  URI address() {
    return URI.create("%s://127.0.0.1:%d".formatted(target.getScheme(), server.getLocalPort()));
  }

  void pass() {
    state = State.PASSING;
  }

  void stall() {
    state = State.STALLED;
  }

  void cut() {
    state = State.CUT;
    sockets.forEach(Relay::reset);
    sockets.clear();
  }

  /** Cuts once so many more bytes have passed, both ways counted. */
  void cutAfter(long bytes) {
    cutAfter = passed.get() + bytes;
  }

  State state() {
    return state;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (state == State.CUT) {
          reset(client);
          continue;
        }
        Socket behind = new Socket();
        behind.connect(new InetSocketAddress(target.getHost(), target.getPort()), 5_000);
        sockets.add(client);
        sockets.add(behind);
        Thread.ofVirtual().start(() -> pump(client, behind));
        Thread.ofVirtual().start(() -> pump(behind, client));
      } catch (IOException closedOrNobodyThere) {
        // the caller's connection ends with an error, as it would without a relay
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] piece = new byte[PIECE];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read; (read = in.read(piece)) >= 0; ) {
        while (state == State.STALLED && !from.isClosed()) {
          LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        out.write(piece, 0, read);
        out.flush();
        if (passed.addAndGet(read) > cutAfter) {
          cutAfter = Long.MAX_VALUE;
          cut();
        }
      }
    } catch (IOException broken) {
      // try-with-resources ends the other direction too
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (SocketException alreadyClosed) {
      // that is what was wanted
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
