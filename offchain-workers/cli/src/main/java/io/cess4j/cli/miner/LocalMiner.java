package io.cess4j.cli.miner;

import io.cess4j.cli.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The management port of the worker on this machine.
 *
 * @param management base of its addresses
 */
record LocalMiner(URI management) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  static LocalMiner at(String management) {
    return new LocalMiner(URI.create(management));
  }

  /** What the worker says of itself; empty before it is registered. */
  Optional<JsonNode> status() throws InterruptedException {
    Answer answer = send("GET", "/status");
    return answer.isGood() ? Optional.of(answer.body()) : Optional.empty();
  }

  /** Why it is not ready, in its own words. */
  String trouble() throws InterruptedException {
    return send("GET", "/ready").body().path("troubles").toString();
  }

  /** Begins a pass over everything. */
  void scan() throws InterruptedException {
    send("POST", "/scan").require();
  }

  /** Reads one deal and tells what is wrong with it. */
  JsonNode scan(long deal) throws InterruptedException {
    return send("POST", "/scan?deal=" + deal).require();
  }

  private record Answer(int status, JsonNode body) {
    boolean isGood() {
      return status < 300;
    }

    JsonNode require() {
      if (!isGood()) {
        throw new CommandException("the miner says: " + body.path("detail").asString());
      }
      return body;
    }
  }

  private Answer send(String method, String path) throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(management.resolve(path))
              .timeout(PATIENCE)
              .method(method, BodyPublishers.noBody())
              .build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException | JacksonException e) {
      throw new CommandException(
          "the miner's management port %s does not answer (%s): is it stopping?"
              .formatted(management, e),
          e);
    }
  }
}
