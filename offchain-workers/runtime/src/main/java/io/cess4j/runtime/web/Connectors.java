package io.cess4j.runtime.web;

import io.cess4j.transport.TlsContexts;
import io.cess4j.transport.TlsIdentity;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty connectors for the three modes. */
final class Connectors {

  /**
   * Longer than the client keeps an idle connection (30 s), so that no request meets a closing one.
   */
  private static final long IDLE_MILLIS = 60_000;

  /**
   * Cess-Mask-Keys takes 65 bytes and Cess-Authorisation 14 a deal: enough for files of 900 GiB.
   * Longer heads are refused with 431, longer targets with 414.
   */
  private static final int HEAD_BYTES = 65_536;

  private Connectors() {}

  static PacedConnector create(
      Server server, Listen listen, TlsIdentity identity, PeerLimits limits) {
    PacedConnector connector =
        listen.tls() == TlsMode.PLAIN
            ? plain(server, limits)
            : encrypted(server, tls(listen.tls(), identity), limits);
    connector.setHost(listen.host());
    connector.setPort(listen.port());
    return connector;
  }

  static PacedConnector plain(Server server, PeerLimits limits) {
    return idle(new PacedConnector(server, limits, new HttpConnectionFactory(http())));
  }

  private static PacedConnector encrypted(
      Server server, SslConnectionFactory tls, PeerLimits limits) {
    HttpConfiguration http = http();
    // Names say nothing here: peers pin keys.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return idle(new PacedConnector(server, limits, tls, new HttpConnectionFactory(http)));
  }

  private static PacedConnector idle(PacedConnector connector) {
    connector.setIdleTimeout(IDLE_MILLIS);
    return connector;
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEAD_BYTES);
    http.setUriCompliance(UriCompliance.RFC3986);
    return http;
  }

  private static SslConnectionFactory tls(TlsMode mode, TlsIdentity identity) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(TlsContexts.server(identity));
    tls.setIncludeProtocols(TlsContexts.PROTOCOL);
    tls.setExcludeProtocols();
    tls.setNeedClientAuth(mode == TlsMode.MUTUAL);
    tls.setSniRequired(false);
    return new SslConnectionFactory(tls, "http/1.1");
  }
}
