package io.cess4j.runtime.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a worker listens.
 *
 * @param host address to bind, 0.0.0.0 for all
 * @param port 0 lets the system choose
 * @param advertised {@code https://host:port} that the registry shall hold; empty: what is bound
 */
public record Listen(String host, int port, TlsMode tls, String advertised) {

  public Listen {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("listen.port must be 0 to 65535, not " + port);
    }
    if (tls == TlsMode.PLAIN && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "listen.host %s can be reached from other machines, so listen.tls must be server or mutual"
              .formatted(host));
    }
  }

  /** Loopback, a free port. */
  public static Listen loopback(TlsMode tls) {
    return new Listen("127.0.0.1", 0, tls, "");
  }

  /** What peers use and the registry holds, given the port that was bound. */
  public URI endpoint(int boundPort) {
    if (!advertised.isEmpty()) {
      return URI.create(advertised);
    }
    String scheme = tls == TlsMode.PLAIN ? "http" : "https";
    return URI.create("%s://%s:%d".formatted(scheme, host, boundPort));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "listen.host \"" + host + "\" is no address of this machine", e);
    }
  }
}
