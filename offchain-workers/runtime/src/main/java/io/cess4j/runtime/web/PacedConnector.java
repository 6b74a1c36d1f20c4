package io.cess4j.runtime.web;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Looks at all connections from time to time, and takes no more than it may. */
final class PacedConnector extends ServerConnector {

  /** Looks before the patience with a peer ends. */
  private static final int LOOKS = 20;

  private final PeerLimits limits;
  private final long period;
  private long lookedAt = System.nanoTime();

  PacedConnector(Server server, PeerLimits limits, ConnectionFactory... factories) {
    super(server, 1, 1, factories);
    this.limits = limits;
    this.period = Math.max(1, limits.patience().toMillis() / LOOKS);
    addBean(new NetworkConnectionLimit(limits.connections(), this));
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    PacedEndPoint endPoint = new PacedEndPoint(channel, selector, key, getScheduler(), limits);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    lookAgain();
  }

  private void lookAgain() {
    getScheduler().schedule(this::look, period, TimeUnit.MILLISECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    long millis = TimeUnit.NANOSECONDS.toMillis(now - lookedAt);
    lookedAt = now;
    try {
      for (EndPoint endPoint : getConnectedEndPoints()) {
        if (endPoint instanceof PacedEndPoint paced) {
          // After a pause of the whole process nobody is to blame for all of it.
          paced.look(Math.min(millis, 2 * period));
        }
      }
    } finally {
      if (isRunning()) {
        lookAgain(); // whatever one connection did: without it nobody looks any more
      }
    }
  }
}
