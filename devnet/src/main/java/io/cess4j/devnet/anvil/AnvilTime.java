package io.cess4j.devnet.anvil;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.TimeControl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Anvil's own methods, which no other node has. */
final class AnvilTime implements TimeControl {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI rpc;

  AnvilTime(URI rpc) {
    this.rpc = rpc;
  }

  @Override
  public void advance(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("chain time only moves forward, not by " + duration);
    }
    request("evm_increaseTime", "[" + duration.toSeconds() + "]");
    mine();
  }

  @Override
  public void advanceTo(Instant instant) {
    request("evm_setNextBlockTimestamp", "[" + instant.getEpochSecond() + "]");
    mine();
  }

  @Override
  public void mine() {
    request("evm_mine", "[]");
  }

  @Override
  public String snapshot() {
    return request("evm_snapshot", "[]").asString();
  }

  @Override
  public void revert(String snapshot) {
    if (!request("evm_revert", "[\"" + snapshot + "\"]").asBoolean()) {
      throw new DevnetException.ProcessFailed(
          "anvil", "knows no snapshot " + snapshot + ": it may be used once only", "");
    }
  }

  private JsonNode request(String method, String parameters) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
            + method
            + "\",\"params\":"
            + parameters
            + "}";
    HttpRequest request =
        HttpRequest.newBuilder(rpc)
            .timeout(Duration.ofSeconds(30))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      JsonNode answer =
          JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
      if (answer.has("error")) {
        throw new DevnetException.ProcessFailed(
            "anvil", "refused " + method + parameters + ": " + answer.get("error"), "");
      }
      return answer.get("result");
    } catch (IOException e) {
      throw new DevnetException.ProcessFailed("anvil", "did not answer " + method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed("anvil", "was interrupted in " + method, e);
    }
  }
}
