package io.cess4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.runtime.configuration.ConfigurationException;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.management.ReadinessCheck;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.PeerCertificate;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.runtime.web.TlsMode;
import io.cess4j.transport.TlsContexts;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TransportException;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A whole worker on real sockets: who may connect, what errors look like, what a slow reader costs.
 */
@Timeout(180)
class WorkerApplicationTest {

  record Settings(@Flattened WorkerSettings worker) implements WorkerSettings.Holder {}

  private static final long LARGE = 256L << 20;
  private static final AtomicLong WRITTEN = new AtomicLong();
  private static final BlockingQueue<String> TORN = new LinkedBlockingQueue<>();
  private static volatile Optional<String> trouble = Optional.empty();
  @TempDir private static Path folder;
  private static RunningWorker worker;
  private final TlsIdentity us = TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system());
  private final WorkerClient client = new WorkerClient(us, WorkerLimits.DEFAULT);

  @Configuration(proxyBeanMethods = false)
  static class Wiring {
    @Bean
    RouterFunction<ServerResponse> routes() {
      return RouterFunctions.route()
          .GET(
              "/v1/who",
              request ->
                  ServerResponse.ok()
                      .body(PeerCertificate.keyHash(request.servletRequest()).toString()))
          .GET("/v1/defect", request -> defect())
          .GET(
              "/v1/large",
              request -> ServerResponse.ok().build((servlet, response) -> large(response)))
          .PUT(
              "/v1/count",
              request -> ServerResponse.ok().body(count(request.servletRequest().getInputStream())))
          .PUT("/v1/refused", request -> refuse())
          .build();
    }

    @Bean
    ReadinessCheck check() {
      return new ReadinessCheck() {
        @Override
        public String name() {
          return "chain";
        }

        @Override
        public Optional<String> trouble() {
          return trouble;
        }
      };
    }

    private static ServerResponse defect() {
      throw new IllegalStateException("inner detail that no peer must see");
    }

    private static ServerResponse refuse() {
      throw ProblemException.of(409, "id-mismatch", "got 1, want 2");
    }

    private static org.springframework.web.servlet.@org.jspecify.annotations.Nullable ModelAndView
        large(jakarta.servlet.http.HttpServletResponse response) throws IOException {
      response.setContentLengthLong(LARGE);
      OutputStream out = response.getOutputStream();
      byte[] piece = new byte[65_536];
      for (long sent = 0; sent < LARGE; sent += piece.length) {
        out.write(piece);
        WRITTEN.addAndGet(piece.length);
      }
      return null;
    }

    private static String count(InputStream in) throws IOException {
      try {
        return Long.toString(in.transferTo(OutputStream.nullOutputStream()));
      } catch (IOException e) {
        TORN.add(e.toString());
        throw e;
      }
    }
  }

  @BeforeAll
  static void start() {
    worker =
        WorkerApplication.of("test-worker", settings(folder), Wiring.class)
            .start(settings(folder), Map.of("CESS_KEYSTORE_PASSWORD", "correct horse"));
  }

  @AfterAll
  static void stop() {
    worker.close();
    assertThat(folder.resolve("worker.json")).doesNotExist();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void refusesAClientWithoutCertificate() throws Exception {
    SSLContext anonymous = SSLContext.getInstance(TlsContexts.PROTOCOL);
    anonymous.init(null, new TrustManager[] {new TrustAll()}, null);
    try (HttpClient bare = HttpClient.newBuilder().sslContext(anonymous).build()) {
      assertThatThrownBy(
              () ->
                  bare.send(
                      HttpRequest.newBuilder(worker.endpoint().resolve("/v1/who")).build(),
                      HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesTls12() throws Exception {
    try (SSLSocket old = socket()) {
      old.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatThrownBy(old::startHandshake).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesAServerWithAnotherKey() {
    assertThatThrownBy(
            () ->
                client
                    .peer(worker.endpoint().toString(), us.keyHash())
                    .send(WorkerRequest.get("/v1/who")))
        .isInstanceOf(TransportException.PeerImpostor.class);
  }

  @Test
  void knowsThePeersKey() {
    try (WorkerResponse answer = peer().send(WorkerRequest.get("/v1/who"))) {
      assertThat(text(answer)).isEqualTo(us.keyHash().toString());
    }
  }

  @Test
  void answersErrorsAsProblemsAndKeepsDefectsToItself() {
    assertThatThrownBy(() -> peer().send(WorkerRequest.get("/v1/defect")))
        .isInstanceOfSatisfying(
            TransportException.PeerRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(500);
              assertThat(refused.problem().type()).isEqualTo("internal-error");
              assertThat(refused).hasMessageNotContaining("inner detail");
            });
    assertThatThrownBy(() -> peer().send(WorkerRequest.get("/v1/nothing")))
        .isInstanceOfSatisfying(
            TransportException.PeerRefused.class,
            refused -> assertThat(refused.status()).isEqualTo(404));
  }

  @Test
  void refusesALargeBodyBeforeItsBytes() {
    AtomicLong read = new AtomicLong();
    WorkerBody body = new WorkerBody(64L << 20, () -> new Counted(64L << 20, read));
    assertThatThrownBy(() -> peer().send(WorkerRequest.put("/v1/refused", body)))
        .isInstanceOfSatisfying(
            TransportException.PeerRefused.class,
            refused -> assertThat(refused.problem().detail()).isEqualTo("got 1, want 2"));
    assertThat(read).hasValue(0);
  }

  @Test
  void takesALargeBodyInBoundedMemory() {
    long length = 128L << 20;
    WorkerBody body = new WorkerBody(length, () -> new Counted(length, new AtomicLong()));
    try (WorkerResponse answer = peer().send(WorkerRequest.put("/v1/count", body))) {
      assertThat(text(answer)).isEqualTo(Long.toString(length));
    }
  }

  @Test
  void noticesABodyThatIsCutShort() throws Exception {
    try (SSLSocket socket = socket()) {
      socket
          .getOutputStream()
          .write(
              "PUT /v1/count HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this"
                  .getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(TORN.poll(10, TimeUnit.SECONDS)).as("the handler's exception").isNotNull();
  }

  @Test
  void waitsForASlowReaderInsteadOfBuffering() throws Exception {
    WRITTEN.set(0);
    try (WorkerResponse answer = peer().send(WorkerRequest.get("/v1/large"))) {
      long before = -1;
      while (WRITTEN.get() != before) { // until back-pressure has stopped the writer
        before = WRITTEN.get();
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertThat(before).as("written to a reader that does not read").isLessThan(LARGE / 4);
      answer.body().skipNBytes(LARGE);
      assertThat(answer.body().read()).isEqualTo(-1);
    }
  }

  @Test
  void tellsHealthReadinessAndMetricsWithoutACertificate() throws Exception {
    assertThat(management("/health").body()).contains("true");
    assertThat(management("/ready").statusCode()).isEqualTo(200);
    trouble = Optional.of("no block for 60 s; check the RPC address");
    try {
      HttpResponse<String> ready = management("/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("\"chain\":\"no block for 60 s");
    } finally {
      trouble = Optional.empty();
    }
    knowsThePeersKey();
    assertThat(management("/metrics").body())
        .contains("role=\"test-worker\"", "uri=\"/v1/who\"", "jvm_memory_used_bytes");
    assertThat(Files.readString(folder.resolve("worker.json")))
        .contains(worker.endpoint().toString(), worker.tlsKeyHash().toString());
  }

  @Test
  void needsAPassword() {
    assertThatThrownBy(
            () ->
                WorkerApplication.of("test-worker", settings(folder), Wiring.class)
                    .start(settings(folder), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("env:CESS_KEYSTORE_PASSWORD");
  }

  /** The default variable was also the name under which the key `password` is overridden. */
  @Test
  void readsItsConfigurationWhileThePasswordIsInTheEnvironment() {
    Map<String, String> environment = Map.of("CESS_KEYSTORE_PASSWORD", "correct horse");
    Settings read =
        io.cess4j.runtime.configuration.Configuration.read(settings(folder), List.of(), environment)
            .value();
    assertThat(read.worker().password().read(environment))
        .containsExactly("correct horse".toCharArray());
  }

  @Test
  void speaksPlainHttpOnLoopbackOnly() {
    assertThatThrownBy(() -> new Listen("0.0.0.0", 0, TlsMode.PLAIN, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("listen.tls");
  }

  private static Settings settings(Path data) {
    WorkerSettings defaults = WorkerSettings.defaults("test-worker", TlsMode.MUTUAL);
    return new Settings(
        new WorkerSettings(
            data,
            defaults.password(),
            defaults.account(),
            defaults.rpc(),
            "",
            defaults.listen(),
            defaults.management(),
            defaults.logFormat(),
            false));
  }

  private WorkerPeer peer() {
    return client.peer(worker.endpoint().toString(), worker.tlsKeyHash());
  }

  private SSLSocket socket() throws IOException {
    URI at = worker.endpoint();
    return (SSLSocket)
        TlsContexts.client(us, worker.tlsKeyHash())
            .getSocketFactory()
            .createSocket(at.getHost(), at.getPort());
  }

  private static HttpResponse<String> management(String path) throws Exception {
    try (HttpClient plain = HttpClient.newHttpClient()) {
      return plain.send(
          HttpRequest.newBuilder(worker.management().resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String text(WorkerResponse answer) {
    return new String(answer.bodyUpTo(1_000), StandardCharsets.UTF_8);
  }

  /** Zeros that take no memory, counted as they are read. */
  private static final class Counted extends InputStream {
    private final AtomicLong read;
    private long left;

    Counted(long length, AtomicLong read) {
      this.left = length;
      this.read = read;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = (int) Math.min(length, left);
      left -= count;
      read.addAndGet(count);
      return count == 0 ? -1 : count;
    }
  }

  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }
}
