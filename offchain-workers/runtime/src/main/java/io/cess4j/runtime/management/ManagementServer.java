package io.cess4j.runtime.management;

import io.cess4j.runtime.web.PeerLimits;
import io.cess4j.runtime.web.PlainPort;
import io.cess4j.transport.Problem;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /health} (the process lives), {@code /ready} (200 or 503 with the troubles) and {@code
 * /metrics} (Prometheus). Up before Spring is, and on a port of its own, which by default only this
 * machine reaches.
 */
public final class ManagementServer implements AutoCloseable {

  private static final String JSON = "application/json";
  private final JsonMapper json = JsonMapper.builder().build();
  private final String host;
  private final PlainPort port;
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
  public ManagementServer(
      String host, int port, PeerLimits limits, WorkerState state, PrometheusMeterRegistry metrics)
      throws IOException {
    this.host = host;
    this.state = state;
    this.metrics = metrics;
    this.port = PlainPort.open(host, port, limits, new Answering());
  }

  /** Answers on one more path. */
  public void add(ManagementRoute route) {
    routes.put(route.path(), route);
  }

  private static Map<String, String> query(Request request) {
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValues().getLast());
    }
    return query;
  }

  /** Where it listens. */
  public URI address() {
    try {
      String bound = InetAddress.getByName(host).getHostAddress();
      return URI.create(
          "http://%s:%d".formatted(bound.contains(":") ? "[" + bound + "]" : bound, port.number()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("it is bound to " + host, e);
    }
  }

  private final class Answering extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Answer answer = answer(request);
      response.setStatus(answer.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
      response.write(true, ByteBuffer.wrap(answer.body()), callback);
      return true;
    }
  }

  private Answer answer(Request request) {
    String path = String.valueOf(request.getHttpURI().getDecodedPath());
    String method = request.getMethod();
    ManagementRoute route = routes.get(path);
    if (route != null) {
      return method.equals(route.method()) ? answer(route, request) : methodUnknown(route.method());
    }
    return method.equals("GET") || method.equals("HEAD") ? answer(path) : methodUnknown("GET");
  }

  private static Answer answer(ManagementRoute route, Request request) {
    try {
      ManagementRoute.Answer said = route.answer(query(request));
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
    port.close();
  }
}
