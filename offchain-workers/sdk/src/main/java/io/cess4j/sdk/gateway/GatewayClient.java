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

  /** After its body an upload waits for the beats of its draws. */
  private static final Duration DRAWING = Duration.ofMinutes(10);

  /** The gateway codes a segment of 32 MiB while it takes nothing. */
  private static final Duration STALLED = Duration.ofMinutes(1);

  /** A body that moves may take as long as a slow line needs: {@link BodyWatch} ends others. */
  private static final Duration MOVING = Duration.ofDays(7);

  /** Until the head of any other answer. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  /** Until that of a short one. */
  private static final Duration QUICK = Duration.ofSeconds(30);

  private static final int MAXIMUM_REASON = 4_096;
  private static final Pattern UPLOAD = Pattern.compile("[0-9a-f]{32}");

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
    String account = json(quick("/v1/status")).path("account").asString("");
    try {
      return Address.of(account);
    } catch (IllegalArgumentException e) {
      throw unusable("its account is none: " + e.getMessage(), e);
    }
  }

  /**
   * Sends a file. When this returns, the gateway has all of it on its disk and goes on by itself.
   *
   * @param length bytes of the body, exactly
   * @return the upload's id, 32 hex digits
   */
  public String put(PutRequest put, long length, Supplier<InputStream> body) {
    BodyWatch watch = new BodyWatch(length, STALLED, DRAWING);
    HttpRequest whole =
        described(put)
            .timeout(MOVING)
            .expectContinue(true)
            .header("Prefer", "respond-async")
            .header("Cess-Authorisation", put.authorisation())
            .PUT(
                length == 0
                    ? BodyPublishers.ofByteArray(new byte[0])
                    : BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> watch.over(body.get())), length))
            .build();
    String upload =
        json(whole, () -> watch.await(client.sendAsync(whole, BodyHandlers.ofInputStream())))
            .path("upload")
            .asString("");
    if (!UPLOAD.matcher(upload).matches()) {
      throw unusable("it took the file and names no upload", null);
    }
    return upload;
  }

  private HttpRequest.Builder described(PutRequest put) {
    return switch (put) {
      case PutRequest.Sealed sealed ->
          request("/v1/files").header("Content-Type", "application/octet-stream");
      case PutRequest.Clear clear -> {
        HttpRequest.Builder request =
            request("/v1/files?name=" + URLEncoder.encode(clear.name(), StandardCharsets.UTF_8))
                .header("Cess-Sealing-Key", clear.sealingKey())
                .header("Content-Type", clear.mediaType());
        if (clear.isPublic()) {
          request.header("Cess-Public", "true");
        }
        if (!clear.keywords().isEmpty()) {
          request.header(
              "Cess-Keywords",
              URLEncoder.encode(String.join(",", clear.keywords()), StandardCharsets.UTF_8));
        }
        yield request;
      }
    };
  }

  /** Where an upload stands. */
  public UploadState upload(String id) {
    JsonNode answer = json(quick("/v1/uploads/" + id));
    return new UploadState(answer.path("state").asString(""), answer.path("failure").asString(""));
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
    return send(request, () -> client.send(request, BodyHandlers.ofInputStream())).body();
  }

  private HttpRequest quick(String path) {
    return request(path).timeout(QUICK).GET().build();
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

  /** Sends, and waits in its own way. */
  private interface Exchange {
    HttpResponse<InputStream> await() throws IOException, InterruptedException;
  }

  private JsonNode json(HttpRequest request) {
    return json(request, () -> client.send(request, BodyHandlers.ofInputStream()));
  }

  private JsonNode json(HttpRequest request, Exchange exchange) {
    try (InputStream body = send(request, exchange).body()) {
      return JSON.readTree(body.readNBytes(MAXIMUM_JSON));
    } catch (IOException | JacksonException e) {
      throw unusable(String.valueOf(e.getMessage()), e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request, Exchange exchange) {
    try {
      HttpResponse<InputStream> response = exchange.await();
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
