package io.cess4j.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.devnet.process.BoundProcess;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two index processes on a devnet: they agree after registrations, after one of them was killed and
 * came back, and after the chain lost a good part of its blocks; and they answer as they should.
 */
@Timeout(1800) // catches what hangs
@WithDevnet
class RightsIndexTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ALGORITHM = "mdrc-image/1";

  private final TestNetwork test;
  private final Network network;
  private final TransactionSender sender;
  private final SplittableRandom random = new SplittableRandom(11);
  private final List<String> output = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;

  RightsIndexTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    Account owner = test.accounts().client();
    this.sender = test.sender(owner);
    network.token().approve(sender, network.vault().address(), BigInteger.TEN.pow(24));
    network.vault().deposit(sender, BigInteger.TEN.pow(20));
  }

  @Test
  void twoIndexesAgreeWhateverHappens() throws Exception {
    Bytes32 identifier = drawn();
    long first = register("The red harbour", identifier);
    BoundProcess one = start("one");
    BoundProcess two = start("two");
    try {
      agree("one registration");
      two.kill();
      long second = register("A harbour at night", near(identifier, 9));
      RightsClaim firstClaim = claims.get(0);
      RightsClaim secondClaim = claims.get(1);
      network.copyChallenges().challenge(sender, second, first, secondClaim, firstClaim);
      network
          .lineage()
          .declare(
              sender,
              second,
              List.of(new LineageEdge(first, LineageKind.DERIVED, 1_000, Bytes32.ZERO)),
              List.of());
      two = start("two");
      agree("a kill");
      answers(first, second, identifier);

      String mark = test.time().snapshot();
      String before = digest("one").path("state").asString();
      for (int i = 0; i < 5; i++) {
        register("Lost " + i, drawn());
      }
      agree("more registrations");
      assertThat(found("lost")).hasSize(5);
      test.time().revert(mark);
      for (int i = 0; i < 3; i++) {
        test.time().mine();
      }
      await("the rewind is seen", () -> digest("one").path("state").asString().equals(before));
      register("Won", drawn());
      agree("a rewind");
      assertThat(found("lost")).isEmpty();
      assertThat(found("won")).hasSize(1);
    } finally {
      one.close();
      two.close();
    }
  }

  private void answers(long first, long second, Bytes32 identifier) throws Exception {
    assertThat(found("RED harbour")).containsExactly(first, second);
    JsonNode similar =
        json(
            "one",
            "/v1/similar?type=image&algorithm=%s&radius=20&identifier=%s"
                .formatted(ALGORITHM, identifier.hex()));
    assertThat(similar.at("/items/0/number").asLong()).isEqualTo(first);
    assertThat(similar.at("/items/0/distance").asInt()).isZero();
    assertThat(similar.at("/items/1/number").asLong()).isEqualTo(second);
    assertThat(similar.at("/items/1/distance").asInt()).isEqualTo(9);
    JsonNode page = json("one", "/v1/certificates/" + second);
    assertThat(page.at("/review/flags").asInt()).isEqualTo(1);
    assertThat(page.at("/review/distance").asInt()).isEqualTo(9);
    assertThat(page.at("/parents/0/parent").asLong()).isEqualTo(first);
    assertThat(json("one", "/v1/certificates/" + first + "/copies").at("/items/0/newer").asLong())
        .isEqualTo(second);
    assertThat(json("one", "/v1/certificates/" + first + "/lineage").at("/down/edges")).hasSize(1);
    assertThat(
            json("one", "/v1/certificates?holder=" + sender.address().hex() + "&limit=1")
                .path("next")
                .asString(""))
        .isNotEmpty();
    for (String malformed :
        List.of(
            "/v1/search",
            "/v1/search?words=" + "a".repeat(300),
            "/v1/search?words=a&limit=0",
            "/v1/search?words=a&limit=101",
            "/v1/search?words=a&after=x",
            "/v1/search?words=a&type=poem",
            "/v1/similar?type=image&algorithm=mdrc-image/9&identifier=" + identifier.hex(),
            "/v1/similar?type=image&algorithm=mdrc-image/1&identifier=12",
            "/v1/certificates/0",
            "/v1/certificates/x",
            "/v1/certificates?holder=0x1",
            "/v1/certificates/1/lineage?depth=1000",
            "/v1/digest?block=-1")) {
      HttpResponse<String> refused = get("one", malformed);
      assertThat(refused.statusCode()).as(malformed).isEqualTo(400);
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(refused.body()).as(malformed).contains("must be");
    }
    assertThat(get("one", "/v1/certificates/999").statusCode()).isEqualTo(404);
    assertThat(get("one", "/v1/digest?block=999999999").statusCode()).isEqualTo(404);
    HttpResponse<String> views =
        client.send(
            HttpRequest.newBuilder(
                    endpoint("one", "endpoint").resolve("/v1/certificates/" + first + "/views"))
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"algorithm\":\"%s\",\"codes\":[\"%s\"]}"
                            .formatted(ALGORITHM, drawn().hex().substring(2))))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(views.statusCode()).as(views.body()).isEqualTo(422);
    assertThat(views.body()).contains("views-refused");
  }

  private final List<RightsClaim> claims = new ArrayList<>();

  private long register(String title, Bytes32 identifier) {
    RightsClaim claim =
        new RightsClaim(
            drawn(),
            drawn(),
            identifier,
            drawn(),
            drawn(),
            RightsClaim.algorithm(ALGORITHM),
            drawn(),
            1,
            RightsMedia.IMAGE);
    claims.add(claim);
    Bytes32 salt = drawn();
    var rights = network.dataRights();
    rights.commit(sender, rights.commitmentOf(sender.address(), claim, salt));
    test.advance(Duration.ofSeconds(2));
    return rights
        .reveal(
            sender,
            claim,
            new RightsDescription(title, "photograph", "sea", Bytes32.ZERO),
            500,
            salt)
        .value()
        .number();
  }

  private Bytes32 drawn() {
    byte[] bytes = new byte[Bytes32.LENGTH];
    random.nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  private static Bytes32 near(Bytes32 code, int bits) {
    byte[] bytes = code.bytes();
    for (int bit = 0; bit < bits; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    return Bytes32.of(bytes);
  }

  private List<Long> found(String words) throws Exception {
    List<Long> numbers = new ArrayList<>();
    json("one", "/v1/search?words=" + words.replace(" ", "%20"))
        .path("items")
        .forEach(item -> numbers.add(item.path("number").asLong()));
    return numbers;
  }

  /** Both have come to the chain's newest block, and say the same of it. */
  private void agree(String after) throws InterruptedException {
    long head = network.connection().latestBlock().number();
    for (String name : List.of("one", "two")) {
      await(name + " is at block " + head, () -> digest(name).path("block").asLong() >= head);
    }
    JsonNode one = digest("one");
    assertThat(digest("two")).as("after " + after).isEqualTo(one);
    assertThat(one.path("lastBlockWithEvents").asLong()).isPositive();
  }

  private JsonNode digest(String name) {
    try {
      HttpResponse<String> answer = get(name, "/v1/digest");
      return answer.statusCode() == 200
          ? JSON.readTree(answer.body())
          : JSON.createObjectNode(); // it has read no block yet
    } catch (Exception notYet) {
      return JSON.createObjectNode();
    }
  }

  private JsonNode json(String name, String path) throws Exception {
    HttpResponse<String> answer = get(name, path);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> get(String name, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(endpoint(name, "endpoint").resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI endpoint(String name, String which) throws IOException {
    JsonNode worker = JSON.readTree(Files.readString(folder.resolve(name).resolve("worker.json")));
    return URI.create(worker.required(which).asString());
  }

  private BoundProcess start(String name) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    Files.deleteIfExists(data.resolve("worker.json"));
    return BoundProcess.start(
        "rights-index",
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            RightsIndex.class.getName(),
            "--data=" + data,
            "--password=env:TEST_PASSWORD",
            "--rpc=" + network.connection().rpc(),
            "--directory=" + test.deployment().directory().hex(),
            "--poll=100ms"),
        Map.of("TEST_PASSWORD", "secret of the test"),
        data,
        this::heard);
  }

  private synchronized void heard(String line) {
    output.add(line);
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(600).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s: %s", what, output).isLessThan(end);
      Thread.sleep(50); // looks again
    }
  }
}
