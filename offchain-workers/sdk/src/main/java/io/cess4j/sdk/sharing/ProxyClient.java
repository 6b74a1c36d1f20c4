package io.cess4j.sdk.sharing;

import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.sharing.Reencryption;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of proxies (docs/formats.md sections 10 and 16). What they answer is unchecked. */
public final class ProxyClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST = 65_536;
  private static final int LONGEST_REASON = 1_024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A proxy that cannot be reached, refuses, or answers with something else. */
  public static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final String type;

    public Failed(String message) {
      this(message, "");
    }

    private Failed(String message, String type) {
      super(message);
      this.type = type;
    }

    /** The slug of its problem document; empty where it gave none. */
    public String type() {
      return type;
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** The account that a proxy says it has, as 0x-hex. */
  public String account(String endpoint) throws Failed {
    return get(endpoint, "/v1/status").path("account").asString("");
  }

  /** GET of JSON. */
  public JsonNode get(String endpoint, String path) throws Failed {
    return json(request(endpoint, path).GET().build());
  }

  /** POST of JSON. */
  public JsonNode post(String endpoint, String path, Map<String, ?> body) throws Failed {
    return json(
        request(endpoint, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build());
  }

  /** Hands over a share; when this returns, the proxy has it on its disk. */
  void deliver(String endpoint, Bytes32 grant, byte[] share) throws Failed {
    post(endpoint, "/v1/grants", Map.of("grant", grant.hex(), "share", hex(share)));
  }

  /**
   * Asks for a re-encryption.
   *
   * @param capsule its header, 128 bytes
   * @param signature of the reader over Reencrypt
   */
  ProxyAnswer reencrypt(
      String endpoint, Bytes32 grant, byte[] capsule, Instant deadline, byte[] signature)
      throws Failed {
    JsonNode answer =
        post(
            endpoint,
            "/v1/reencryptions",
            Map.of(
                "grant",
                grant.hex(),
                "capsule",
                hex(capsule),
                "deadline",
                deadline.getEpochSecond(),
                "signature",
                hex(signature)));
    try {
      return new ProxyAnswer(
          Reencryption.of(bytes(answer, "reencryption")), bytes(answer, "signature"));
    } catch (ProofsException | IllegalArgumentException e) {
      throw new Failed("its answer is none: " + e.getMessage());
    }
  }

  /**
   * Bytes that an answer has as hex.
   *
   * @throws IllegalArgumentException where they are none
   */
  public static byte[] bytes(JsonNode answer, String field) {
    String text = answer.path(field).asString("");
    return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
  }

  /** Bytes as requests carry them. */
  public static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  private static HttpRequest.Builder request(String endpoint, String path) throws Failed {
    try {
      return HttpRequest.newBuilder(URI.create(endpoint.replaceAll("/+$", "") + path))
          .timeout(PATIENCE);
    } catch (IllegalArgumentException e) {
      throw new Failed("its endpoint " + endpoint + " is no URL");
    }
  }

  private JsonNode json(HttpRequest request) throws Failed {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        JsonNode node = JSON.readTree(body.readNBytes(LONGEST));
        if (response.statusCode() / 100 != 2) {
          String detail = node.path("detail").asString("no reason given");
          throw new Failed(
              "it refuses with %d: %s"
                  .formatted(
                      response.statusCode(),
                      detail.substring(0, Math.min(LONGEST_REASON, detail.length()))),
              node.path("type").asString(""));
        }
        return node;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("the wait for it was interrupted");
    } catch (IOException e) {
      throw new Failed("it does not answer (%s)".formatted(e.getClass().getSimpleName()));
    } catch (JacksonException e) {
      throw new Failed("its answer is no JSON");
    }
  }
}
