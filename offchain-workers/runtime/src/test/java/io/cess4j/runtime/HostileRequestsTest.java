package io.cess4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Malformed and oversized requests on every port that a worker has: its own (plain as a gateway's,
 * mutual TLS as a miner's and a TEE worker's) and that of its management. Each gets a problem
 * document or a closed connection, and the next request is served.
 */
@Timeout(180)
class HostileRequestsTest {
  private static final String HOST = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

  record Settings(@Flattened WorkerSettings worker) implements WorkerSettings.Holder {}

  @TempDir private static Path folder;
  private static RunningWorker plain;
  private static RunningWorker mutual;

  @Configuration(proxyBeanMethods = false)
  static class Wiring {
    @Bean
    RouterFunction<ServerResponse> routes() {
      return RouterFunctions.route()
          .GET("/v1/here", request -> ServerResponse.ok().body("here"))
          .PUT("/v1/count", Wiring::count)
          .build();
    }

    private static ServerResponse count(ServerRequest request) throws IOException {
      long bytes =
          request.servletRequest().getInputStream().transferTo(OutputStream.nullOutputStream());
      return ServerResponse.ok().body("counted " + bytes);
    }
  }

  @BeforeAll
  static void start() {
    plain = start("plain", TlsMode.PLAIN);
    mutual = start("mutual", TlsMode.MUTUAL);
  }

  private static RunningWorker start(String name, TlsMode mode) {
    WorkerSettings usual = WorkerSettings.defaults(name, mode);
    Settings settings =
        new Settings(
            new WorkerSettings(
                folder.resolve(name),
                usual.password(),
                usual.account(),
                usual.rpc(),
                "",
                Listen.loopback(mode),
                usual.management(),
                usual.logFormat(),
                false));
    return WorkerApplication.of(name, settings, Wiring.class)
        .start(settings, Map.of("CESS_KEYSTORE_PASSWORD", "correct horse"));
  }

  @AfterAll
  static void stop() {
    plain.close();
    mutual.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        named("no request at all", "\u0000\u0001garbage\r\n\r\n"),
        named("a TLS greeting in the wrong place", "\u0016\u0003\u0001\u0002\u0000\u0001"),
        named("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        named("an unknown version", "GET /v1/here HTTP/9.9\r\nHost: x\r\n\r\n"),
        named("no Host", "GET /v1/here HTTP/1.1\r\nConnection: close\r\n\r\n"),
        named("two Hosts", "GET /v1/here" + HOST + "Host: y\r\n\r\n"),
        named("an unknown path", "GET /v1/nothing" + HOST + "\r\n"),
        named("TRACE", "TRACE /v1/here" + HOST + "Cess-Data-Key: secret\r\n\r\n"),
        named("OPTIONS", "OPTIONS *" + HOST + "\r\n"),
        named("CONNECT", "CONNECT x:1" + HOST + "\r\n"),
        named("a method of its own", "FOO /v1/here" + HOST + "\r\n"),
        named("up and out", "GET /v1/../../etc/passwd" + HOST + "\r\n"),
        named("up and out, encoded", "GET /v1/%2e%2e/%2e%2e/etc/passwd" + HOST + "\r\n"),
        named("up with a parameter", "GET /v1/..;/here" + HOST + "\r\n"),
        named("a zero in the path", "GET /v1/here%00" + HOST + "\r\n"),
        named("a broken escape", "GET /v1/%zz" + HOST + "\r\n"),
        named("an encoded slash", "GET /v1%2fhere" + HOST + "\r\n"),
        named("a negative length", put("Content-Length: -1\r\n", "")),
        named("a length that overflows", put("Content-Length: 99999999999999999999\r\n", "")),
        named("two lengths", put("Content-Length: 1\r\nContent-Length: 2\r\n", "ab")),
        named("a list of lengths", put("Content-Length: 1, 2\r\n", "ab")),
        named("a length in words", put("Content-Length: one\r\n", "a")),
        named(
            "length and chunks: smuggling",
            put(
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "0\r\n\r\nGET /v1/here HTTP/1.1\r\nHost: x\r\n\r\n")),
        named(
            "two encodings",
            put("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")),
        named("an unknown encoding", put("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")),
        named("a blank before the colon", put("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")),
        named("a chunk that overflows", chunked("FFFFFFFFFFFFFFFFFF\r\n")),
        named("a negative chunk", chunked("-1\r\nab\r\n")),
        named("a chunk of no number", chunked("zz\r\nab\r\n")),
        named("a chunk without its end", chunked("1\r\nabGET /v1/here HTTP/1.1\r\n\r\n")),
        named("a zero in a header", "GET /v1/here" + HOST + "A: b\u0000c\r\n\r\n"),
        named("a folded header", "GET /v1/here" + HOST + "A: b\r\n c: d\r\n\r\n"),
        named("an unknown expectation", put("Content-Length: 1\r\nExpect: gold\r\n", "a")),
        named("a head of 70 kB", "GET /v1/here" + HOST + "A: " + "b".repeat(70_000) + "\r\n\r\n"),
        named("a target of 70 kB", "GET /" + "b".repeat(70_000) + HOST + "\r\n"),
        named("20,000 headers", "GET /v1/here" + HOST + "A: b\r\n".repeat(20_000) + "\r\n"),
        named("a head without end", "GET /v1/here" + HOST + "A: " + "b".repeat(1 << 20)));
  }

  private static Arguments named(String what, String request) {
    return Arguments.of(what, request);
  }

  private static String put(String headers, String body) {
    return "PUT /v1/count" + HOST + headers + "\r\n" + body;
  }

  private static String chunked(String body) {
    return put("Transfer-Encoding: chunked\r\n", body);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void areRefusedAndTheWorkerServesOn(String what, String request) {
    byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(RawConnection.exchange(plain.endpoint(), null, bytes));
    assertServes(plain, null);
    assertRefused(RawConnection.exchange(mutual.endpoint(), mutual, bytes));
    assertServes(mutual, mutual);
    assertRefused(RawConnection.exchange(plain.management(), null, bytes));
    assertThat(get(plain.management(), null, "/health")).contains("\"alive\":true");
  }

  /** One refusal at most, as a problem; nothing of the request comes back, nothing was smuggled. */
  private static void assertRefused(String answer) {
    assertThat(answer).doesNotContain("HTTP/1.1 2", "here\"", "secret", "at io.cess4j", "at org.");
    assertThat(answer.split("HTTP/1\\.1 ", -1).length).isLessThanOrEqualTo(2);
    if (!answer.isEmpty()) {
      assertThat(answer)
          .startsWith("HTTP/1.1 ")
          .containsIgnoringCase("content-type: application/problem+json");
    }
  }

  private static void assertServes(RunningWorker worker, @Nullable RunningWorker tls) {
    assertThat(get(worker.endpoint(), tls, "/v1/here")).startsWith("HTTP/1.1 200");
  }

  private static String get(URI at, @Nullable RunningWorker tls, String path) {
    byte[] request = ("GET " + path + HOST + "\r\n").getBytes(StandardCharsets.US_ASCII);
    return RawConnection.exchange(at, tls, request);
  }

  @Test
  void plainTextOnATlsPortIsNotServed() {
    assertThat(get(mutual.endpoint(), null, "/v1/here")).doesNotContain("HTTP/1.1 2");
    assertServes(mutual, mutual);
  }

  @Test
  void managementKnowsItsThreePathsOnly() {
    assertThat(get(plain.management(), null, "/healthy"))
        .startsWith("HTTP/1.1 404")
        .contains("path-unknown");
    byte[] post =
        ("POST /health" + HOST + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    assertThat(RawConnection.exchange(plain.management(), null, post))
        .startsWith("HTTP/1.1 405")
        .contains("method-unknown");
  }

  /** It waited for the body before it said anything. */
  @Test
  void managementAnswersBeforeABodyThatDoesNotCome() {
    byte[] put =
        ("PUT /health" + HOST + "Content-Length: 1000000\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(RawConnection.exchange(plain.management(), null, put))
        .startsWith("HTTP/1.1 405")
        .doesNotContain("still open");
  }

  /** Waits as long as the servers do: a minute, and 20 seconds of management. */
  @Test
  @Tag("full")
  void requestsThatNeverEndLoseTheirConnection() throws IOException {
    for (RunningWorker worker : new RunningWorker[] {plain, mutual}) {
      for (URI at : new URI[] {worker.endpoint(), worker.management()}) {
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
          socket.setSoTimeout(80_000);
          socket.getOutputStream().write("GET /v1/he".getBytes(StandardCharsets.US_ASCII));
          String last = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          assertThat(last).doesNotContain("HTTP/1.1 2");
        }
      }
    }
  }
}
