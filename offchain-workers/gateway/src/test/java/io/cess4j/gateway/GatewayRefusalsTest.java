package io.cess4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.chain.typed.SealedAuthorisation;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway on a real chain without any miner: what it refuses, and in which words, before it
 * spends anything.
 */
@WithDevnet
@Timeout(120)
class GatewayRefusalsTest {

  private static final byte[] SEALING_KEY = G1.GENERATOR.compressed();
  private static final byte[] BODY = "a small file".getBytes(StandardCharsets.UTF_8);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final TestNetwork test;
  private final Network network;
  private final Account client;
  private final Address gateway;
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private static Path folder;
  private static RunningWorker worker;

  GatewayRefusalsTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.client = test.accounts().client();
    this.gateway = test.accounts().gateway(0).address();
  }

  @BeforeAll
  static void start(TestNetwork test) {
    AccountKeystore.save(
        test.accounts().gateway(0), folder.resolve("account.json"), "correct horse");
    GatewayConfiguration defaults = GatewayConfiguration.DEFAULTS;
    WorkerSettings settings = defaults.worker();
    worker =
        Gateway.application()
            .start(
                new GatewayConfiguration(
                    new WorkerSettings(
                        folder,
                        new Password("env:TEST_PASSWORD"),
                        "account.json",
                        test.devnet().rpc(),
                        test.network().directory().address().hex(),
                        Listen.loopback(TlsMode.PLAIN),
                        settings.management(),
                        settings.logFormat(),
                        false),
                    1_000_000,
                    2,
                    Duration.ofMillis(50),
                    true,
                    Duration.ofHours(6)),
                Map.of("TEST_PASSWORD", "correct horse"));
  }

  @AfterAll
  static void stop() {
    worker.close();
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void saysWhoItIsAndThatItIsReady() throws Exception {
    JsonNode status = json(get("/v1/status"));
    assertThat(status.path("account").asString()).isEqualTo(gateway.hex());
    assertThat(status.path("chainId").asLong()).isEqualTo(network.connection().chainId());
    HttpResponse<String> ready =
        http.send(
            HttpRequest.newBuilder(worker.management().resolve("/ready")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
  }

  @Test
  void refusesUploadsWithoutAuthorisationOrName() throws Exception {
    assertProblem(send(put("/v1/files?name=a")), 401, "not-authorised", "Cess-Authorisation");
    assertProblem(
        send(authorised(put("/v1/files"), client, List.of(1L), later())),
        400,
        "request-malformed",
        "name=");
  }

  @Test
  void refusesOrdersThatAreNotOnChain() throws Exception {
    assertProblem(upload(client, List.of(999L), later()), 402, "order-missing", "999");
  }

  @Test
  void refusesAnothersOrder() throws Exception {
    long order = place(gateway, 1_000);
    assertProblem(
        upload(test.accounts().otherClient(), List.of(order), later()),
        401,
        "not-authorised",
        client.address().toString());
  }

  @Test
  void refusesASealedUploadThatTellsOfItOrIsNotWhatWasSigned() throws Exception {
    long order = place(gateway, 1_000);
    byte[] noise = new byte[500];
    assertProblem(
        send(sealed(put("/v1/files?name=a", noise), client, order)),
        400,
        "request-malformed",
        "leave name=");
    assertProblem(
        send(sealed(put("/v1/files", noise), client, order).header("Cess-Public", "true")),
        400,
        "request-malformed",
        "never public");
    assertProblem(
        send(sealed(put("/v1/files", noise), client, order)),
        400,
        "request-malformed",
        "the sealed part has 0 bytes");
    noise[3] = 9;
    assertProblem(
        send(sealed(put("/v1/files", noise), client, order)),
        400,
        "request-malformed",
        "the body has 500 bytes");
    assertProblem(
        send(sealed(put("/v1/files", noise), test.accounts().otherClient(), order)),
        401,
        "not-authorised",
        client.address().toString());
    assertThat(network.orders().order(order).state())
        .as("nothing is drawn for it")
        .isEqualTo(OrderState.PLACED);
  }

  @Test
  void refusesAnExpiredAuthorisation() throws Exception {
    long order = place(gateway, 1_000);
    assertProblem(
        upload(client, List.of(order), network.clock().instant().minusSeconds(60)),
        401,
        "not-authorised",
        "sign a new one");
  }

  @Test
  void refusesOrdersOfAnotherGatewayTooSmallTwiceOrTooMany() throws Exception {
    long elsewhere = place(test.accounts().gateway(1).address(), 1_000);
    assertProblem(upload(client, List.of(elsewhere), later()), 409, "order-unfit", "names gateway");
    long small = place(gateway, CiphertextLayout.ciphertextBytes(BODY.length) - 1);
    assertProblem(upload(client, List.of(small), later()), 409, "order-unfit", "ciphertext");
    assertProblem(upload(client, List.of(small, small), later()), 409, "order-unfit", "1 orders");
  }

  @Test
  void refusesACancelledOrder() throws Exception {
    long order = place(gateway, 1_000);
    network.orders().cancel(test.sender(client), order);
    assertProblem(upload(client, List.of(order), later()), 409, "order-unfit", "CANCELLED");
  }

  @Test
  void refusesANameThatIsTooLongBeforeTheBody() throws Exception {
    long order = place(gateway, 1_000);
    HttpRequest.Builder request = put("/v1/files?name=" + "n".repeat(4_097));
    assertProblem(
        send(authorised(request, client, List.of(order), later())),
        400,
        "request-malformed",
        "shorten");
  }

  @Test
  void aKeywordThatIsNotPercentEncodedIsNamed() throws Exception {
    long order = place(gateway, 1_000);
    HttpRequest.Builder request = put("/v1/files?name=a").header("Cess-Keywords", "%zz");
    assertProblem(
        send(authorised(request, client, List.of(order), later())),
        400,
        "request-malformed",
        "Cess-Keywords");
  }

  @Test
  void refusesAnotherSizeThanSigned() throws Exception {
    long order = place(gateway, 1_000);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(worker.endpoint().resolve("/v1/files?name=a"))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[5]));
    assertProblem(
        send(authorised(request, client, List.of(order), later())),
        400,
        "request-malformed",
        "right size");
  }

  @Test
  void needsALengthAndRefusesTooMuch() throws Exception {
    assertThat(
            raw(
                "PUT /v1/files?name=a HTTP/1.1\r\n"
                    + "Host: x\r\n"
                    + "Connection: close\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 411")
        .contains("length-required");
    assertThat(
            raw(
                "PUT /v1/files?name=a HTTP/1.1\r\n"
                    + "Host: x\r\n"
                    + "Connection: close\r\n"
                    + "Content-Length: 1000001\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("file-too-long");
  }

  @Test
  void knowsNoFilesAndSaysSo() throws Exception {
    assertProblem(get("/v1/files/" + "ab".repeat(32)), 404, "not-found", "ab");
    assertProblem(get("/v1/files/xyz"), 400, "fid-malformed", "64");
    assertProblem(get("/v1/uploads/none"), 404, "not-found", "none");
    assertThat(json(get("/v1/files?owner=" + client.address().hex())).path("files")).isEmpty();
    assertProblem(get("/v1/files?owner=me"), 400, "request-malformed", "owner");
    HttpRequest delete =
        HttpRequest.newBuilder(worker.endpoint().resolve("/v1/files/" + "ab".repeat(32)))
            .DELETE()
            .build();
    assertProblem(
        http.send(delete, HttpResponse.BodyHandlers.ofString()),
        400,
        "request-malformed",
        "Cess-Removals");
  }

  @Test
  void anUploadWhoseOrderIsCancelledMeanwhileFailsAndFreesItsSpool() throws Exception {
    long order = place(gateway, 1_000);
    HttpRequest.Builder request = put("/v1/files?name=a");
    var answer =
        http.sendAsync(
            authorised(request, client, List.of(order), later()).build(),
            HttpResponse.BodyHandlers.ofString());
    while (isEmpty(folder.resolve("spool"))) {
      Thread.onSpinWait(); // until it is admitted
    }
    network.orders().cancel(test.sender(client), order); // no beat comes: it waits for its draw
    assertProblem(answer.get(), 502, "storing-failed", "CANCELLED");
    assertThat(folder.resolve("spool")).isEmptyDirectory();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private long place(Address by, long size) {
    Terms terms = new Terms(size, 2, 3, 28, 0xffff, by, network.orders().price());
    return network.orders().place(test.sender(client), terms).value();
  }

  private Instant later() {
    return network.clock().instant().plusSeconds(3_600);
  }

  private HttpResponse<String> upload(Account signer, List<Long> orders, Instant deadline)
      throws Exception {
    return send(authorised(put("/v1/files?name=a"), signer, orders, deadline));
  }

  private HttpRequest.Builder put(String path) {
    return put(path, BODY);
  }

  private static HttpRequest.Builder put(String path, byte[] body) {
    return HttpRequest.newBuilder(worker.endpoint().resolve(path))
        .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder sealed(HttpRequest.Builder request, Account signer, long order) {
    Instant deadline = Instant.ofEpochSecond(later().getEpochSecond());
    SealedAuthorisation authorisation =
        new SealedAuthorisation(
            List.of(order), BODY.length, gateway, Bytes32.of(new byte[32]), deadline);
    String json =
        JSON.writeValueAsString(
            Map.of(
                "orders", List.of(order),
                "size", BODY.length,
                "gateway", gateway.hex(),
                "sealed", authorisation.sealed().hex(),
                "deadline", deadline.getEpochSecond(),
                "signature",
                    HexFormat.of().formatHex(network.domain().sign(signer, authorisation))));
    return request.header(
        "Cess-Authorisation",
        Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpRequest.Builder authorised(
      HttpRequest.Builder request, Account signer, List<Long> orders, Instant deadline) {
    Authorisation authorisation =
        new Authorisation(
            orders,
            BODY.length,
            gateway,
            Bytes32.of(Keccak.hash(SEALING_KEY)),
            Instant.ofEpochSecond(deadline.getEpochSecond()));
    String json =
        JSON.writeValueAsString(
            Map.of(
                "orders", orders,
                "size", BODY.length,
                "gateway", gateway.hex(),
                "deadline", deadline.getEpochSecond(),
                "signature",
                    HexFormat.of().formatHex(network.domain().sign(signer, authorisation))));
    return request
        .header(
            "Cess-Authorisation",
            Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)))
        .header("Cess-Sealing-Key", HexFormat.of().formatHex(SEALING_KEY));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(worker.endpoint().resolve(path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String raw(String request) throws IOException {
    URI at = worker.endpoint();
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[2_000];
      int length = socket.getInputStream().readNBytes(answer, 0, 400);
      return new String(answer, 0, length, StandardCharsets.UTF_8);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static void assertProblem(
      HttpResponse<String> response, int status, String type, String words) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("type").asString()).isEqualTo(type);
    assertThat(problem.path("detail").asString()).contains(words);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
  }
}
