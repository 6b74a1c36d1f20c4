package io.cess4j.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Talks to workers over mutual TLS. One connection pool for each pinned key, so that a connection
 * that was opened under one pin never serves another. Safe for many threads.
 */
public final class WorkerClient implements AutoCloseable {

  /** Pools are cheap but each owns a selector thread; the least recently used one goes first. */
  private static final int POOLS = 64;

  private final TlsIdentity identity;
  private final WorkerLimits limits;
  private final Supplier<Map<String, String>> standingHeaders;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("worker-client-watchdog").factory());
  private final Map<TlsKeyHash, HttpClient> pools = new LinkedHashMap<>(16, 0.75f, true);

  public WorkerClient(TlsIdentity identity, WorkerLimits limits) {
    this(identity, limits, Map::of);
  }

  /**
   * @param standingHeaders asked before each request, e.g. for a {@code Cess-Binding} that is
   *     renewed in time
   */
  public WorkerClient(
      TlsIdentity identity, WorkerLimits limits, Supplier<Map<String, String>> standingHeaders) {
    this.identity = identity;
    this.limits = limits;
    this.standingHeaders = standingHeaders;
  }

  /**
   * @param endpoint {@code https://host:port} as the registry has it
   * @param pin hash of the key that must answer
   * @throws TransportException.PeerUnreachable where the endpoint is no such address
   */
  public WorkerPeer peer(String endpoint, TlsKeyHash pin) {
    return new WorkerPeer(this, Endpoints.parse(endpoint), pin, limits);
  }

  synchronized HttpClient pool(TlsKeyHash pin) {
    HttpClient found = pools.get(pin);
    if (found != null) {
      return found;
    }
    if (pools.size() >= POOLS) {
      // Not closed: requests under way finish, then the collector ends its selector thread.
      pools.remove(pools.keySet().iterator().next());
    }
    HttpClient fresh =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .sslContext(TlsContexts.client(identity, pin))
            .sslParameters(TlsContexts.parameters())
            .connectTimeout(limits.connect())
            .executor(executor)
            .build();
    pools.put(pin, fresh);
    return fresh;
  }

  Map<String, String> standingHeaders() {
    return standingHeaders.get();
  }

  ScheduledExecutorService watchdog() {
    return watchdog;
  }

  /** Ends everything under way. */
  @Override
  public void close() {
    List<HttpClient> all;
    synchronized (this) {
      all = new ArrayList<>(pools.values());
      pools.clear();
    }
    all.forEach(HttpClient::shutdownNow);
    watchdog.shutdownNow();
    executor.shutdownNow();
  }

  /** Splits {@code https://host:port} off everything else. */
  private static final class Endpoints {
    static URI parse(String endpoint) {
      try {
        URI uri = URI.create(endpoint);
        if ("https".equals(uri.getScheme())
            && uri.getHost() != null
            && uri.getPort() > 0
            && uri.getPort() <= 65_535
            && uri.getUserInfo() == null
            && uri.getRawQuery() == null
            && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))) {
          return URI.create("https://" + uri.getRawAuthority());
        }
      } catch (IllegalArgumentException notAUri) {
        throw unusable(endpoint, notAUri);
      }
      throw unusable(endpoint, null);
    }

    private static TransportException unusable(String endpoint, @Nullable Throwable cause) {
      return new TransportException.PeerUnreachable(
          "the endpoint \"%s\" is not https://host:port; its operator must change it in the registry"
              .formatted(endpoint),
          cause);
    }
  }
}
