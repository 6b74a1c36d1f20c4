package io.cess4j.runtime.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.LoggerFactory;

/** A plain HTTP port beside the worker's own: up before Spring is, bounded in the same way. */
public final class PlainPort implements AutoCloseable {

  static {
    // It may be open before Spring has read the levels: a log begins with the worker's own words.
    if (LoggerFactory.getLogger("org.eclipse.jetty") instanceof Logger jetty) {
      jetty.setLevel(Level.WARN);
    }
  }

  private final Server server;
  private final PacedConnector connector;

  private PlainPort(Server server, PacedConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Listens.
   *
   * @param port 0 lets the system choose
   * @param handler answers everything that is a request
   * @throws IOException where the address is taken
   */
  public static PlainPort open(String host, int port, PeerLimits limits, Handler handler)
      throws IOException {
    Server server = new Server(new VirtualThreadPool());
    PacedConnector connector = Connectors.plain(server, limits);
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    server.setErrorHandler(new ProblemPages());
    server.setHandler(handler);
    try {
      connector.open();
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the port cannot be served: " + e.getMessage(), e);
    }
    return new PlainPort(server, connector);
  }

  /** What is bound. */
  public int number() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("a port does not end: " + e.getMessage(), e);
    }
  }
}
