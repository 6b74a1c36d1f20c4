package io.cess4j.runtime.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cess4j.transport.Problem;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /health} (the process lives), {@code /ready} (200 or 503 with the troubles) and {@code
 * /metrics} (Prometheus). The JDK's own server: up before Spring is, and on a port of its own,
 * which by default only this machine reaches.
 */
public final class ManagementServer implements AutoCloseable {

  static {
    // The JDK's server waits for ever for a request that does not end, unless told so before it is
    // loaded (module jdk.httpserver); it has no other switch.
    limit("sun.net.httpserver.maxReqTime", 20);
    limit("sun.net.httpserver.maxRspTime", 60);
    limit("sun.net.httpserver.idleInterval", 30);
    limit("sun.net.httpserver.drainAmount", 0); // of a body that nobody reads
    limit("sun.net.httpserver.maxReqHeaders", 64);
    limit("sun.net.httpserver.maxReqHeaderSize", 16_384);
    limit("jdk.httpserver.maxConnections", 64);
  }

  private static void limit(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  private static final String JSON = "application/json";
  private final JsonMapper json = JsonMapper.builder().build();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final WorkerState state;
  private final PrometheusMeterRegistry metrics;
  private final Map<String, ManagementRoute> routes = new ConcurrentHashMap<>();

  private record Answer(int status, String type, byte[] body) {
    static Answer of(int status, String type, String text) {
      return new Answer(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer problem(int status, String type, String title, String detail) {
      Problem problem = new Problem(type, title, detail, status);
      return new Answer(status, Problem.MEDIA_TYPE, problem.toJson());
    }
  }

  /**
   * @throws IOException where the address is taken
   */
  public ManagementServer(String host, int port, WorkerState state, PrometheusMeterRegistry metrics)
      throws IOException {
    this.state = state;
    this.metrics = metrics;
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers on one more path. */
  public void add(ManagementRoute route) {
    routes.put(route.path(), route);
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

  private void handle(HttpExchange exchange) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    try (exchange) {
      Answer answer = answer(exchange);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
      if (!head) {
        // Closed first: closing the exchange would wait for a body that may never come.
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(answer.body());
        }
      }
    }
  }

  private Answer answer(HttpExchange exchange) {
    String path = String.valueOf(exchange.getRequestURI().getPath());
    String method = exchange.getRequestMethod();
    ManagementRoute route = routes.get(path);
    if (route != null) {
      return method.equals(route.method())
          ? answer(route, exchange.getRequestURI())
          : methodUnknown(route.method());
    }
    return method.equals("GET") || method.equals("HEAD") ? answer(path) : methodUnknown("GET");
  }

  private static Answer answer(ManagementRoute route, URI uri) {
    try {
      ManagementRoute.Answer said = route.answer(query(uri));
      return Answer.of(said.status(), JSON, said.json());
    } catch (RuntimeException e) {
      return Answer.problem(500, "failed", "Failed", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.problem(503, "stopping", "Stopping", "the worker is ending");
    }
  }

  private static Answer methodUnknown(String right) {
    return Answer.problem(405, "method-unknown", "Method unknown", "use " + right);
  }

  private Answer answer(String path) {
    return switch (path) {
      case "/health" -> Answer.of(200, JSON, "{\"alive\":true}");
      case "/ready" -> ready();
      case "/metrics" -> Answer.of(200, "text/plain; version=0.0.4", metrics.scrape());
      default ->
          Answer.problem(
              404,
              "path-unknown",
              "Path unknown",
              "there are /health, /ready, /metrics and what the worker's role adds");
    };
  }

  private Answer ready() {
    Map<String, String> troubles = state.troubles();
    return Answer.of(
        troubles.isEmpty() ? 200 : 503,
        JSON,
        json.writeValueAsString(Map.of("ready", troubles.isEmpty(), "troubles", troubles)));
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdown();
  }
}
