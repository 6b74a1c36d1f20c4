package io.cess4j.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who runs a miner, at its management port.
 *
 * @param management base of its addresses
 */
record Operator(URI management) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Has a deal read from disk; gives the kinds of corruption found. */
  List<String> scans(long deal) {
    List<String> kinds = new ArrayList<>();
    send("POST", "/scan?deal=" + deal)
        .path("corruptions")
        .forEach(corruption -> kinds.add(corruption.path("kind").asString()));
    return kinds;
  }

  /** How many corruptions the miner knows of. */
  long corruptions() {
    return send("GET", "/status").path("corruptionCount").asLong();
  }

  /** How the newest instance of a keeper's campaign ended. */
  String campaign(String name) {
    return send("GET", "/campaigns").path(name).path("status").asString("");
  }

  private JsonNode send(String method, String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(management.resolve(path))
              .method(method, BodyPublishers.noBody())
              .build();
      return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
