package io.cess4j.scenario;

import java.io.ByteArrayOutputStream;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A stretch of network between two processes that can be cut, or that can swallow everything. */
public final class Relay implements AutoCloseable {
  /** What becomes of bytes. */
  public enum State {
    PASSING,
    /** Connections are reset, new ones too. */
    CUT,
    /** Connections stay open and nothing moves: the peer is there and never answers. */
    STALLED
  }

  private static final long LOOK_AGAIN_NANOS = 10_000_000;
  private static final int PIECE = 16_384;

  private final InetSocketAddress target;
  private final String scheme;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong passed = new AtomicLong();
  private final List<ByteArrayOutputStream> heard = new CopyOnWriteArrayList<>();
  private volatile boolean listening;
  private volatile State state = State.PASSING;
  private volatile long cutAfter = Long.MAX_VALUE;

  private Relay(InetSocketAddress listen, InetSocketAddress target, String scheme) {
    this.target = target;
    this.scheme = scheme;
    try {
      this.server = new ServerSocket(listen.getPort(), 50, listen.getAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  /**
   * In front of a server, at a free port of loopback.
   *
   * @param target {@code scheme://host:port} of what is behind it
   */
  public static Relay to(URI target) {
    return new Relay(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new InetSocketAddress(target.getHost(), target.getPort()),
        target.getScheme());
  }

  /** Between two places, {@code host:port} each. */
  static Relay between(String listen, String target) {
    return new Relay(place(listen), place(target), "tcp");
  }

  private static InetSocketAddress place(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /** What to give to the side that shall be cut off. */
  public URI address() {
    return URI.create("%s://127.0.0.1:%d".formatted(scheme, server.getLocalPort()));
  }

  public void pass() {
    state = State.PASSING;
  }

  public void stall() {
    state = State.STALLED;
  }

  public void cut() {
    state = State.CUT;
    sockets.forEach(Relay::reset);
    sockets.clear();
  }

  /** Keeps what goes to the server from now on, as anybody on the way could. */
  public void listen() {
    listening = true;
  }

  /** What went to the server, a connection each, oldest first. */
  public List<byte[]> heard() {
    return heard.stream().map(ByteArrayOutputStream::toByteArray).toList();
  }

  /** Cuts once so many more bytes have passed, both ways counted. */
  public void cutAfter(long bytes) {
    cutAfter = passed.get() + bytes;
  }

  public State state() {
    return state;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> join(client));
      } catch (IOException closed) {
        // the loop ends
      }
    }
  }

  private void join(Socket client) {
    Socket behind = new Socket();
    sockets.add(client);
    sockets.add(behind);
    try {
      if (state != State.CUT) {
        behind.connect(target, 5_000);
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        heard.add(words);
        Thread.ofVirtual().start(() -> pump(client, behind, words));
        pump(behind, client, null);
      }
    } catch (IOException nobodyThere) {
      // the caller's connection ends with an error, as it would without a relay
    } finally {
      reset(client);
      reset(behind);
      sockets.remove(client);
      sockets.remove(behind);
    }
  }

  private void pump(Socket from, Socket to, @Nullable ByteArrayOutputStream copy) {
    byte[] piece = new byte[PIECE];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read; (read = in.read(piece)) >= 0; ) {
        if (listening && copy != null) {
          copy.write(piece, 0, read);
        }
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
