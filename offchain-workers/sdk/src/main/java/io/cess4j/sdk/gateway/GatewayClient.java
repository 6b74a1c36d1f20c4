package io.cess4j.sdk.gateway;

import io.cess4j.chain.Address;
import io.cess4j.sdk.CessException.GatewayFailed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of one gateway. What it answers is checked against the chain by the caller. */
public final class GatewayClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAXIMUM_JSON = 64 << 20;

  /** Storing waits for beats, tags and the chain; a proxy in between must allow the same. */
  private static final Duration STORING = Duration.ofMinutes(30);

  /** Until the head of any other answer. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private static final int MAXIMUM_REASON = 4_096;
  private static final Pattern FID = Pattern.compile("[0-9a-f]{64}");

  private final URI gateway;
  private final HttpClient client;

  /**
   * @param gateway {@code http://host:port} or https
   */
  public GatewayClient(URI gateway) {
    this.gateway = gateway;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /** The gateway's account, which orders must name. */
  public Address account() {
    String account = json(request("/v1/status").GET().build()).path("account").asString("");
    try {
      return Address.of(account);
    } catch (IllegalArgumentException e) {
      throw unusable("its account is none: " + e.getMessage(), e);
    }
  }

  /**
   * Stores a file and waits until the chain says that it is stored.
   *
   * @param length bytes of the body, exactly
   * @return the file id, 64 hex digits
   */
  public String put(PutRequest put, long length, Supplier<InputStream> body) {
    HttpRequest.Builder request =
        request("/v1/files?name=" + URLEncoder.encode(put.name(), StandardCharsets.UTF_8))
            .timeout(STORING)
            .expectContinue(true)
            .header("Cess-Authorisation", put.authorisation())
            .header("Cess-Sealing-Key", put.sealingKey())
            .header("Content-Type", put.mediaType())
            .PUT(
                length == 0
                    ? BodyPublishers.ofByteArray(new byte[0])
                    : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(body), length));
    if (put.isPublic()) {
      request.header("Cess-Public", "true");
    }
    if (!put.keywords().isEmpty()) {
      request.header(
          "Cess-Keywords",
          URLEncoder.encode(String.join(",", put.keywords()), StandardCharsets.UTF_8));
    }
    String fid = json(request.build()).path("fid").asString("");
    if (!FID.matcher(fid).matches()) {
      throw unusable("it says stored and names no file id", null);
    }
    return fid;
  }

  /** Descriptors of a file's deals in order, each with the gateway's signature taken off. */
  public List<byte[]> descriptors(String fid) {
    JsonNode answer = json(request("/v1/files/" + fid + "/descriptors").GET().build());
    List<byte[]> descriptors = new ArrayList<>();
    for (JsonNode deal : answer.path("descriptors")) {
      descriptors.add(decode(deal.path("descriptor").asString("")));
    }
    return descriptors;
  }

  /**
   * Ciphertext of a file from {@code from} to {@code until} (exclusive).
   *
   * @param maskKeys one a deal, hex
   */
  public InputStream ciphertext(String fid, List<String> maskKeys, long from, long until) {
    HttpRequest request =
        request("/v1/files/" + fid)
            .header("Cess-Mask-Keys", String.join(",", maskKeys))
            .header("Range", "bytes=%d-%d".formatted(from, until - 1))
            .GET()
            .build();
    return send(request).body();
  }

  private byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw unusable("a descriptor is no base64: " + e.getMessage(), e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway.toString().replaceAll("/+$", "") + path))
        .timeout(ANSWER);
  }

  private GatewayFailed unusable(String why, @Nullable Exception cause) {
    return new GatewayFailed(0, "gateway " + gateway + " gave no usable answer: " + why, cause);
  }

  private JsonNode json(HttpRequest request) {
    try (InputStream body = send(request).body()) {
      return JSON.readTree(body.readNBytes(MAXIMUM_JSON));
    } catch (IOException | JacksonException e) {
      throw unusable(String.valueOf(e.getMessage()), e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() < 200 || response.statusCode() > 299) {
        throw refused(request, response);
      }
      return response;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayFailed(0, "interrupted while waiting for " + gateway, e);
    } catch (IOException e) {
      throw new GatewayFailed(
          0,
          "gateway %s does not answer (%s): is it running? Files can be read without it, directly from the miners"
              .formatted(
                  gateway, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
          e);
    }
  }

  private GatewayFailed refused(HttpRequest request, HttpResponse<InputStream> response)
      throws IOException {
    String detail;
    try (InputStream body = response.body()) {
      JsonNode problem = JSON.readTree(body.readNBytes(65_536));
      detail = problem.path("detail").asString(problem.path("title").asString(""));
    } catch (JacksonException notJson) {
      detail = "no reason given";
    }
    return new GatewayFailed(
        response.statusCode(),
        "gateway refused %s %s with %d: %s"
            .formatted(
                request.method(),
                request.uri().getPath(),
                response.statusCode(),
                detail.substring(0, Math.min(detail.length(), MAXIMUM_REASON))),
        null);
  }
}
