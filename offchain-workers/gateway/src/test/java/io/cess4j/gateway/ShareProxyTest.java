package io.cess4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.GrantDescription;
import io.cess4j.chain.contract.GrantTerms;
import io.cess4j.chain.contract.Sharing;
import io.cess4j.chain.typed.Reencrypt;
import io.cess4j.chain.typed.Reencrypted;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Delegation;
import io.cess4j.proofs.sharing.LabelKey;
import io.cess4j.proofs.sharing.Labels;
import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway as the only proxy of grants on a real chain: whom it serves, and whom not. */
@WithDevnet
@Timeout(300)
class ShareProxyTest {
  private static final long SEED = Long.getLong("cess.seed", 20_261_130L);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final byte[] CONTEXT = {1, 2, 3};
  @TempDir private static Path folder;
  private static RunningWorker worker;

  private final RandomGenerator random = new SplittableRandom(SEED);
  private final TestNetwork test;
  private final Network network;
  private final Sharing sharing;
  private final Account alice;
  private final Account bob;
  private final Account gateway;
  private final SecretScalar secretOfBob = SecretScalar.random(random);
  private final LabelKey label =
      LabelKey.derive(SecretScalar.random(random), Labels.named("holidays"), 1);
  private final byte[] capsule = Capsule.seal(new byte[64], label.publicKey(), CONTEXT, random);

  ShareProxyTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.sharing = network.sharing();
    this.alice = test.accounts().client();
    this.bob = test.accounts().otherClient();
    this.gateway = test.accounts().gateway(0);
  }

  @BeforeAll
  static void start(TestNetwork test) {
    AccountKeystore.save(
        test.accounts().gateway(0), folder.resolve("account.json"), "correct horse");
    worker = run(test);
    Sharing sharing = test.network().sharing();
    Address account = test.accounts().gateway(0).address();
    while (sharing.proxies().keyOf(account).isZero()) {
      Thread.onSpinWait(); // it registers by itself, once its port is bound
    }
  }

  private static RunningWorker run(TestNetwork test) {
    GatewayConfiguration defaults = GatewayConfiguration.DEFAULTS;
    WorkerSettings settings = defaults.worker();
    return Gateway.application()
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

  @Test
  void refusesWhatIsMalformed() throws Exception {
    assertProblem(post("/v1/grants", "no json"), 400, "request-malformed", "no JSON");
    assertProblem(post("/v1/grants", "[]"), 400, "request-malformed", "grant must be");
    assertProblem(post("/v1/grants", "x".repeat(4_097)), 400, "request-malformed", "more than");
    assertProblem(
        post("/v1/grants", Map.of("grant", "0x" + "ab".repeat(32), "share", "0x00")),
        400,
        "request-malformed",
        "share must be");
    assertProblem(
        post(
            "/v1/reencryptions",
            Map.of("grant", "0x" + "ab".repeat(32), "capsule", "0x" + "00".repeat(128))),
        400,
        "request-malformed",
        "deadline");
  }

  @Test
  void refusesGrantsThatAreNotOnChainOrNameOthers() throws Exception {
    byte[] share = new byte[176];
    assertProblem(deliver(Bytes32.of(Keccak.hash(share)), share), 404, "not-found", "not on this");
    assertProblem(
        ask(Bytes32.of(Keccak.hash(share)), bob, header(), later()),
        404,
        "not-found",
        "no share of grant");
  }

  @Test
  void refusesAShareThatIsNotTheOneOfTheGrant() throws Exception {
    Granted granted = grant(Optional.empty());
    byte[] altered = granted.share().clone();
    altered[140] ^= 1;
    assertProblem(deliver(granted.id(), altered), 400, "request-malformed", "refused");
    byte[] ofAnother = grant(Optional.empty()).share();
    assertProblem(deliver(granted.id(), ofAnother), 400, "request-malformed", "refused");
    assertProblem(
        ask(granted.id(), bob, header(), later()), 404, "not-found", "its owner must send one");
  }

  @Test
  void servesTheReaderAloneAndSignsWhatItAnswers() throws Exception {
    Granted granted = delivered(Optional.empty());
    assertProblem(
        ask(granted.id(), alice, header(), later()),
        401,
        "not-authorised",
        "is for " + bob.address());
    assertProblem(
        ask(granted.id(), bob, header(), network.clock().instant().minusSeconds(5)),
        401,
        "not-authorised",
        "sign a new one");
    byte[] altered = header();
    altered[127] ^= 1;
    assertProblem(
        ask(granted.id(), bob, altered, later()), 400, "request-malformed", "another key");
    byte[] infinite = header();
    Arrays.fill(infinite, 0, 48, (byte) 0);
    infinite[0] = (byte) 0xc0;
    assertProblem(ask(granted.id(), bob, infinite, later()), 400, "request-malformed", "infinity");

    assertRight(granted, ask(granted.id(), bob, header(), later()));
  }

  @Test
  void aShareIsThereAfterARestart() throws Exception {
    Granted granted = delivered(Optional.empty());
    worker.close();
    worker = run(test);
    assertRight(granted, ask(granted.id(), bob, header(), later()));
  }

  @Test
  void refusesWhatIsRevoked() throws Exception {
    Granted granted = delivered(Optional.empty());
    var made = sharing.index().grant(granted.id()).orElseThrow();
    G1 next = SecretScalar.random(new SplittableRandom()).timesG1();
    // the key of the label is this class's for all tests: it goes back to what it was
    sharing.grants().revoke(test.sender(alice), GrantDescription.of(made), next.eip2537());
    sharing.grants().rotate(test.sender(alice), made.label(), label.publicKey().eip2537());
    assertThat(sharing.grants().isLive(granted.id())).isFalse();
    HttpResponse<String> answer = ask(granted.id(), bob, header(), later());
    // the share may be forgotten already
    assertThat(answer.statusCode()).as(answer.body()).isIn(404, 410);
    assertProblem(deliver(granted.id(), granted.share()), 410, "grant-ended", "revoked");
  }

  @Test
  void refusesWhatIsOver() throws Exception {
    test.needsAnvil();
    Granted granted = delivered(Optional.of(network.clock().instant().plusSeconds(3_600)));
    test.advance(Duration.ofHours(2));
    HttpResponse<String> answer = ask(granted.id(), bob, header(), later());
    assertThat(answer.statusCode()).as(answer.body()).isIn(404, 410);
    assertProblem(deliver(granted.id(), granted.share()), 410, "grant-ended", "ended at");
  }

  @SuppressWarnings("ArrayRecordComponent") // a test's own
  private record Granted(Bytes32 id, Delegation delegation, byte[] share) {}

  private Granted grant(Optional<Instant> until) {
    if (sharing.readerKeys().digestOf(bob.address()).isZero()) {
      sharing.readerKeys().register(test.sender(bob), secretOfBob.timesG1().eip2537());
    }
    byte[] salt = new byte[32];
    new SplittableRandom().nextBytes(salt);
    Bytes32 id = sharing.grants().idOf(alice.address(), Bytes32.of(salt));
    AccountAddress proxy = AccountAddress.of(gateway.address().bytes());
    Delegation delegation =
        Delegation.split(
            label,
            secretOfBob.timesG1(),
            Hash256.of(id.bytes()),
            List.of(proxy),
            1,
            new SplittableRandom());
    GrantTerms terms =
        new GrantTerms(
            Bytes32.of(salt),
            Bytes32.of(Labels.named("holidays").toBytes()),
            bob.address(),
            until,
            1,
            label.publicKey().eip2537(),
            secretOfBob.timesG1().eip2537(),
            delegation.points().ephemeral().eip2537(),
            List.of(gateway.address()),
            delegation.shares().getFirst().publicKey().eip2537());
    sharing.grants().grant(test.sender(alice), terms, List.of());
    G1 key = G1.ofEip2537(sharing.index().proxy(gateway.address()).orElseThrow().key());
    byte[] share = delegation.shares().getFirst().sealTo(key, Hash256.of(id.bytes()), random);
    return new Granted(id, delegation, share);
  }

  private Granted delivered(Optional<Instant> until) throws Exception {
    Granted granted = grant(until);
    HttpResponse<String> answer = deliver(granted.id(), granted.share());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(deliver(granted.id(), granted.share()).statusCode())
        .as("the same again")
        .isEqualTo(200);
    return granted;
  }

  private byte[] header() {
    return Arrays.copyOf(capsule, CapsuleHeader.BYTES);
  }

  private Instant later() {
    return network.clock().instant().plusSeconds(3_600);
  }

  private void assertRight(Granted granted, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode json = JSON.readTree(answer.body());
    Reencryption given = Reencryption.of(bytes(json, "reencryption"));
    CapsuleHeader header = CapsuleHeader.of(capsule);
    assertThat(given.isRight(header, granted.delegation().shares().getFirst().publicKey(), random))
        .as("seed %s", SEED)
        .isTrue();
    Reencrypted word =
        new Reencrypted(
            granted.id(),
            Bytes32.of(Keccak.hash(Reencryption.eip2537(header))),
            Bytes32.of(Keccak.hash(given.eip2537())));
    assertThat(sharing.reports().domain().recover(word, bytes(json, "signature")))
        .contains(gateway.address());
  }

  private static byte[] bytes(JsonNode json, String field) {
    return HexFormat.of().parseHex(json.path(field).asString().substring(2));
  }

  private HttpResponse<String> deliver(Bytes32 grant, byte[] share) throws Exception {
    return post(
        "/v1/grants",
        Map.of("grant", grant.hex(), "share", "0x" + HexFormat.of().formatHex(share)));
  }

  private HttpResponse<String> ask(Bytes32 grant, Account reader, byte[] header, Instant deadline)
      throws Exception {
    Instant whole = Instant.ofEpochSecond(deadline.getEpochSecond());
    byte[] signature =
        sharing.grants().domain().sign(reader, new Reencrypt(grant, hashOf(header), whole));
    return post(
        "/v1/reencryptions",
        Map.of(
            "grant",
            grant.hex(),
            "capsule",
            "0x" + HexFormat.of().formatHex(header),
            "deadline",
            whole.getEpochSecond(),
            "signature",
            "0x" + HexFormat.of().formatHex(signature)));
  }

  /** Of the points that a header has; anything where it has none. */
  private static Bytes32 hashOf(byte[] header) {
    try {
      return Bytes32.of(Keccak.hash(Reencryption.eip2537(CapsuleHeader.of(header))));
    } catch (io.cess4j.proofs.ProofsException noHeader) {
      return Bytes32.ZERO;
    }
  }

  private HttpResponse<String> post(String path, Object body)
      throws IOException, InterruptedException {
    byte[] bytes =
        body instanceof String text
            ? text.getBytes(java.nio.charset.StandardCharsets.UTF_8)
            : JSON.writeValueAsBytes(body);
    return HTTP.send(
        HttpRequest.newBuilder(worker.endpoint().resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bytes))
            .build(),
        BodyHandlers.ofString());
  }

  private static void assertProblem(
      HttpResponse<String> response, int status, String type, String words) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("type").asString()).isEqualTo(type);
    assertThat(problem.path("detail").asString()).contains(words);
  }
}
