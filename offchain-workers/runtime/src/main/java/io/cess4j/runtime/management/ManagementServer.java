package io.cess4j.runtime.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /health} (the process lives), {@code /ready} (200 or 503 with the troubles) and {@code
 * /metrics} (Prometheus). The JDK's own server: up before Spring is, and on a port of its own,
 * which by default only this machine reaches.
 */
public final class ManagementServer implements AutoCloseable {

  private static final String JSON = "application/json";
  private final JsonMapper json = JsonMapper.builder().build();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /**
   * @throws IOException where the address is taken
   */
  public ManagementServer(String host, int port, WorkerState state, PrometheusMeterRegistry metrics)
      throws IOException {
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(executor);
    server.createContext("/health", exchange -> answer(exchange, 200, JSON, "{\"alive\":true}"));
    server.createContext("/ready", exchange -> ready(exchange, state));
    server.createContext(
        "/metrics",
        exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics.scrape()));
    server.start();
  }

  /** Answers on one more path. */
  public void add(ManagementRoute route) {
    server.createContext(route.path(), exchange -> answer(exchange, route));
  }

  private void answer(HttpExchange exchange, ManagementRoute route) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(route.path())) {
      answer(exchange, 404, JSON, problem("not-found", "nothing is at this path"));
      return;
    }
    if (!exchange.getRequestMethod().equals(route.method())) {
      answer(exchange, 405, JSON, problem("method", "use " + route.method()));
      return;
    }
    ManagementRoute.Answer said;
    try {
      said = route.answer(query(exchange.getRequestURI()));
    } catch (RuntimeException e) {
      said = new ManagementRoute.Answer(500, problem("failed", String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      said = new ManagementRoute.Answer(503, problem("stopping", "the worker is ending"));
    }
    answer(exchange, said.status(), JSON, said.json());
  }

  private String problem(String type, String detail) {
    return json.writeValueAsString(Map.of("type", type, "detail", detail));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    String raw = uri.getQuery() == null ? "" : uri.getQuery();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return query;
  }

  public URI address() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, bound.getPort()));
  }

  private void ready(HttpExchange exchange, WorkerState state) throws IOException {
    Map<String, String> troubles = state.troubles();
    answer(
        exchange,
        troubles.isEmpty() ? 200 : 503,
        JSON,
        json.writeValueAsString(Map.of("ready", troubles.isEmpty(), "troubles", troubles)));
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdown();
  }
}
