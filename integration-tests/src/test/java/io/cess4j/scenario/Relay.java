package io.cess4j.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/**
 * Passes TCP connections on, so that what listens on loopback is reached from another network
 * namespace. As a program: {@code LISTEN-HOST:PORT=TARGET-HOST:PORT ...}, until standard input
 * closes.
 */
final class Relay implements AutoCloseable {
  private final ServerSocket server;
  private final InetSocketAddress target;

  private Relay(InetSocketAddress listen, InetSocketAddress target) throws IOException {
    this.server = new ServerSocket();
    this.target = target;
    server.setReuseAddress(true);
    server.bind(listen);
  }

  /** Listens at once. */
  static Relay start(String listen, String target) {
    try {
      Relay relay = new Relay(address(listen), address(target));
      Thread.ofVirtual().name("relay").start(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) throws IOException {
    for (String argument : arguments) {
      String[] ends = argument.split("=", 2);
      start(ends[0], ends[1]);
    }
    System.in.skipNBytes(Long.MAX_VALUE);
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket worker = new Socket();
        worker.connect(target);
        Thread.ofVirtual().start(() -> copy(client, worker));
        Thread.ofVirtual().start(() -> copy(worker, client));
      } catch (IOException closedOrRefused) {
        // The caller sees its connection end.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (SocketException ended) {
      // By the other direction.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
