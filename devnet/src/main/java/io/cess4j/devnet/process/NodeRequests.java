package io.cess4j.devnet.process;

import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Bare JSON-RPC to a node of this devnet: for methods that only its engine has. */
public final class NodeRequests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String node;
  private final URI rpc;

  /** To a node, which messages call by this name. */
  public NodeRequests(String node, URI rpc) {
    this.node = node;
    this.rpc = rpc;
  }

  /**
   * Asks and gives the result.
   *
   * @param parameters a JSON array
   * @throws DevnetException.ProcessFailed where the node refuses or does not answer
   */
  public JsonNode request(String method, String parameters) {
    JsonNode answer = JSON.readTree(send(method, parameters, BodyHandlers.ofString()));
    if (answer.has("error")) {
      throw new DevnetException.ProcessFailed(
          node, "refused " + method + ": " + answer.get("error"), "");
    }
    return answer.get("result");
  }

  /** The answer as it comes, for results that are too large to be held. */
  public InputStream stream(String method) {
    return send(method, "[]", BodyHandlers.ofInputStream());
  }

  private <T> T send(String method, String parameters, HttpResponse.BodyHandler<T> handler) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
            .formatted(method, parameters);
    HttpRequest request =
        HttpRequest.newBuilder(rpc)
            .timeout(Duration.ofSeconds(60))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, handler).body();
    } catch (IOException e) {
      throw new DevnetException.ProcessFailed(node, "did not answer " + method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed(node, "was interrupted in " + method, e);
    }
  }
}
