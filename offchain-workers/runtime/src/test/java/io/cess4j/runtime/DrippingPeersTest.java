package io.cess4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.management.ManagementServer;
import io.cess4j.runtime.management.WorkerState;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.PeerLimits;
import io.cess4j.runtime.web.TlsMode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The bug: a peer that sends or takes a byte now and then is never idle, and stayed connected for
 * ever, on every port of a worker. It is paced by the timeouts of its own reads.
 */
@Timeout(180)
class DrippingPeersTest {
  private static final int PACE_MILLIS = 20;
  private static final int CONNECTIONS = 6;
  private static final PeerLimits LIMITS =
      new PeerLimits(Duration.ofSeconds(1), 4_096, CONNECTIONS);
  private static final String HOST = " HTTP/1.1\r\nHost: x\r\n";

  record Settings(@Flattened WorkerSettings worker) implements WorkerSettings.Holder {}

  @TempDir private static Path folder;
  private static RunningWorker plain;
  private static RunningWorker mutual;
  private static ManagementServer management;
  private static final CompletableFuture<Exception> BROKE_OFF = new CompletableFuture<>();

  @Configuration(proxyBeanMethods = false)
  static class Wiring {
    @Bean
    PeerLimits limits() {
      return LIMITS;
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
      return RouterFunctions.route()
          .GET("/v1/here", request -> ServerResponse.ok().body("here"))
          .GET("/v1/endless", request -> ServerResponse.ok().build(Wiring::endless))
          .PUT("/v1/count", Wiring::count)
          .build();
    }

    private static ServerResponse count(ServerRequest request) throws IOException {
      long bytes =
          request.servletRequest().getInputStream().transferTo(OutputStream.nullOutputStream());
      return ServerResponse.ok().body("counted " + bytes);
    }

    private static org.springframework.web.servlet.@Nullable ModelAndView endless(
        jakarta.servlet.http.HttpServletRequest request,
        jakarta.servlet.http.HttpServletResponse response)
        throws IOException {
      try {
        while (true) {
          response.getOutputStream().write(new byte[65_536]);
        }
      } catch (IOException e) {
        BROKE_OFF.complete(e);
        throw e;
      }
    }
  }

  @BeforeAll
  static void start() throws IOException {
    plain = start("plain", TlsMode.PLAIN);
    mutual = start("mutual", TlsMode.MUTUAL);
    management =
        new ManagementServer(
            "127.0.0.1",
            0,
            LIMITS,
            new WorkerState(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
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
    management.close();
  }

  @Test
  void aHeadThatDripsLosesItsConnection() throws IOException {
    String head = "GET /v1/here" + HOST + "A: " + "b".repeat(4_000);
    assertThat(drip(plain.endpoint(), null, "", head)).doesNotContain("HTTP/1.1 2");
    assertThat(drip(mutual.endpoint(), mutual, "", head)).doesNotContain("HTTP/1.1 2");
    assertThat(drip(management.address(), null, "", head)).doesNotContain("HTTP/1.1 2");
    assertServes();
  }

  @Test
  void aTlsGreetingThatDripsLosesItsConnection() throws IOException {
    String greeting = "\u0016\u0003\u0001\u0020\u0000\u0001\u0000" + "\u0000".repeat(4_000);
    assertThat(drip(mutual.endpoint(), null, "", greeting)).isEmpty();
    assertServes();
  }

  @Test
  void aBodyThatDripsLosesItsConnection() throws IOException {
    String head = "PUT /v1/count" + HOST + "Content-Length: 1000000\r\n\r\n";
    String body = "x".repeat(4_000);
    assertThat(drip(plain.endpoint(), null, head, body)).doesNotContain("HTTP/1.1 2");
    assertThat(drip(mutual.endpoint(), mutual, head, body)).doesNotContain("HTTP/1.1 2");
    assertServes();
  }

  /** The second request of a connection is no better than its first. */
  @Test
  void aLaterHeadThatDripsLosesItsConnection() throws IOException {
    String good = "GET /v1/here" + HOST + "\r\n";
    assertThat(drip(plain.endpoint(), null, good, "GET /v1/here" + "b".repeat(4_000)))
        .startsWith("HTTP/1.1 200")
        .containsOnlyOnce("HTTP/1.1");
  }

  @Test
  void anAnswerThatIsTakenByTheByteIsBrokenOff() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096); // or the kernel takes megabytes for us
      socket.connect(new InetSocketAddress(plain.endpoint().getHost(), plain.endpoint().getPort()));
      socket.getOutputStream().write(bytes("GET /v1/endless" + HOST + "\r\n"));
      assertThat(brokeOff(socket)).isInstanceOf(IOException.class);
    }
    assertServes();
  }

  private static Exception brokeOff(Socket socket) throws Exception {
    while (true) {
      try {
        return BROKE_OFF.get(PACE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        assertThat(socket.getInputStream().read()).isNotNegative();
      }
    }
  }

  /** Twice as long as patience with a peer that sends nothing. */
  @Test
  void aBodyThatIsSlowButComesIsTaken() throws IOException {
    int pieces = (int) (2 * LIMITS.patience().toMillis() / PACE_MILLIS);
    String piece = "x".repeat(4_096); // its rate holds on a busy machine too
    try (Socket socket = new Socket(plain.endpoint().getHost(), plain.endpoint().getPort())) {
      socket.setSoTimeout(PACE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(
          bytes(
              "PUT /v1/count%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                  .formatted(HOST, pieces * piece.length())));
      for (int i = 1; i < pieces; i++) {
        out.write(bytes(piece));
        assertThatThrownBy(() -> socket.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
      }
      out.write(bytes(piece));
      socket.setSoTimeout(10_000);
      assertThat(read(socket)).startsWith("HTTP/1.1 200").contains("counted");
    }
  }

  @Test
  void moreConnectionsThanThereMayBeWaitUntilOneEnds() throws IOException {
    URI at = management.address();
    List<Socket> silent = new ArrayList<>();
    try (Socket late = new Socket()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = new Socket(at.getHost(), at.getPort());
        silent.add(socket);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(bytes("GET /health" + HOST + "\r\n"));
        assertThat(socket.getInputStream().read()).as("it is served").isEqualTo('H');
      }
      late.connect(silent.getFirst().getRemoteSocketAddress());
      late.setSoTimeout(300);
      late.getOutputStream().write(bytes("GET /health" + HOST + "Connection: close\r\n\r\n"));
      assertThatThrownBy(() -> late.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      silent.getFirst().close();
      late.setSoTimeout(10_000);
      assertThat(read(late)).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  /** Sends {@code first} at once, then a byte at each pace; what came until the worker closed. */
  private static String drip(URI at, @Nullable RunningWorker worker, String first, String rest)
      throws IOException {
    StringBuilder came = new StringBuilder();
    try (Socket socket = RawConnection.open(at, worker)) {
      socket.setSoTimeout(PACE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(bytes(first));
      for (byte one : bytes(rest)) {
        out.write(one);
        if (!await(socket, came)) {
          return came.toString();
        }
      }
    } catch (IOException closedByTheWorker) {
      return came.toString();
    }
    throw new AssertionError("%d bytes dripped in, and it is still open".formatted(rest.length()));
  }

  private static boolean await(Socket socket, StringBuilder came) throws IOException {
    try {
      for (int read; (read = socket.getInputStream().read()) >= 0; ) {
        came.append((char) read);
      }
      return false;
    } catch (SocketTimeoutException quiet) {
      return true;
    }
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void assertServes() throws IOException {
    assertServes(plain, null);
    assertServes(mutual, mutual);
  }

  private static void assertServes(RunningWorker worker, @Nullable RunningWorker tls)
      throws IOException {
    try (Socket socket = RawConnection.open(worker.endpoint(), tls)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(bytes("GET /v1/here" + HOST + "Connection: close\r\n\r\n"));
      assertThat(read(socket)).startsWith("HTTP/1.1 200");
    }
  }
}
