package io.cess4j.sdk.rights;

import io.cess4j.chain.rights.RightsMedia;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP client of one rights index (docs/formats.md section 15). Answers are the index's word: who
 * doubts them compares digests with another index, or asks the contracts.
 */
public final class IndexClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A page of 100 documents has not a tenth of it. */
  private static final int MAXIMUM_JSON = 4 << 20;

  private static final int MAXIMUM_REASON = 4_096;
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final URI index;
  private final HttpClient client;

  /**
   * @param index {@code http://host:port} or https
   */
  public IndexClient(URI index) {
    this.index = index;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /** How far it is, of which network. */
  public JsonNode status() {
    return get("/v1/status");
  }

  /** Digests as of its newest block. */
  public JsonNode digest() {
    return get("/v1/digest");
  }

  /**
   * Certificates by words, the best first.
   *
   * @param limit 1 to 100
   */
  public JsonNode search(String words, int limit) {
    return get("/v1/search?limit=%d&words=%s".formatted(limit, encoded(words)));
  }

  /**
   * Certificates whose identifiers or published views are near, the nearest first.
   *
   * @param algorithm its name, for example {@code mdrc-image/1}
   * @param codes 64 hexadecimal digits each, 1 to 256
   * @param radius differing bits, 0 to 96
   * @param limit 1 to 100
   */
  public JsonNode similar(
      RightsMedia type, String algorithm, List<String> codes, int radius, int limit) {
    String query = "/v1/similar?radius=%d&limit=%d".formatted(radius, limit);
    return send(
        request(query)
            .POST(
                body(
                    Map.of(
                        "type",
                        type.name().toLowerCase(Locale.ROOT),
                        "algorithm",
                        algorithm,
                        "codes",
                        codes)))
            .build());
  }

  /** All that is known of a certificate. */
  public JsonNode certificate(long number) {
    return get("/v1/certificates/" + number);
  }

  /**
   * A list of a certificate's page.
   *
   * @param list {@code history}, {@code purchases}, {@code revenue}, {@code copies} and so on
   */
  public JsonNode list(long number, String list, int limit) {
    return get("/v1/certificates/%d/%s?limit=%d".formatted(number, list, limit));
  }

  /**
   * What is for sale.
   *
   * @param list {@code listings}, {@code auctions}, {@code offerings} or {@code keys}
   * @param limit 1 to 100
   */
  public JsonNode forSale(String list, int limit) {
    return get("/v1/%s?limit=%d".formatted(list, limit));
  }

  /**
   * What it descends from and what descends from it.
   *
   * @param depth 1 to 64
   */
  public JsonNode lineage(long number, int depth) {
    return get("/v1/certificates/%d/lineage?depth=%d".formatted(number, depth));
  }

  /**
   * Tells it all views of a registered work, so that parts are found; it checks them against the
   * registered root.
   *
   * @param codes 64 hexadecimal digits each, the whole first
   */
  public void publishViews(long number, String algorithm, List<String> codes) {
    send(
        request("/v1/certificates/%d/views".formatted(number))
            .PUT(body(Map.of("algorithm", algorithm, "codes", codes)))
            .build());
  }

  private static HttpRequest.BodyPublisher body(Object json) {
    return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(index.toString().replaceAll("/+$", "") + path))
        .timeout(ANSWER)
        .header("Content-Type", "application/json");
  }

  private JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      JsonNode answer = read(response);
      if (response.statusCode() != 200) {
        String detail = answer.path("detail").asString("no reason given");
        throw new IndexException(
            response.statusCode(),
            "index refused %s with %d: %s"
                .formatted(
                    request.uri().getPath(),
                    response.statusCode(),
                    detail.substring(0, Math.min(detail.length(), MAXIMUM_REASON))),
            null);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IndexException(0, "interrupted while waiting for " + index, e);
    } catch (IOException | JacksonException e) {
      throw new IndexException(
          0, "index %s gives no usable answer (%s): is it running?".formatted(index, e), e);
    }
  }

  private static JsonNode read(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MAXIMUM_JSON + 1);
      if (bytes.length > MAXIMUM_JSON) {
        throw new IOException("an answer of more than " + MAXIMUM_JSON + " bytes");
      }
      return JSON.readTree(bytes);
    }
  }
}
