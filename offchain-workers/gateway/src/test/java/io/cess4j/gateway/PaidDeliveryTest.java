package io.cess4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AccessStanding;
import io.cess4j.chain.contract.GrantDescription;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.Reencrypted;
import io.cess4j.chain.typed.Voucher;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Labels;
import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.proofs.sharing.SharedOpening;
import io.cess4j.proofs.sharing.SharingKeys;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two gateways as the proxies of a paid grant on a real chain: who gets an answer, and who not. */
@WithDevnet
@Timeout(600)
class PaidDeliveryTest {
  private static final long SEED = Long.getLong("cess.seed", 20_261_130L);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final BigInteger DEPOSIT = PaidWork.PRICE.multiply(BigInteger.TEN);
  @TempDir private static Path folder;
  private static final List<RunningWorker> WORKERS = new ArrayList<>();
  private static final List<Address> ACCOUNTS = new ArrayList<>();
  private static PaidWork work;
  private static PaidWork.Granted granted;

  private final RandomGenerator random = new SplittableRandom(SEED);
  private final TestNetwork test;
  private final Network network;
  private final List<Address> proxies;
  private final PayingBuyer buyer;

  PaidDeliveryTest(TestNetwork test) throws Exception {
    this.test = test;
    this.network = test.network();
    this.proxies =
        List.of(test.accounts().gateway(0).address(), test.accounts().gateway(1).address());
    this.buyer = buyer(test.accounts().otherClient());
    awaitClocks();
  }

  /** A gateway looks at the chain's time twice a second, and tests move it by days. */
  private void awaitClocks() throws Exception {
    Bytes32 nowhere = Bytes32.of("0x" + "77".repeat(32));
    for (int i = 0; i < WORKERS.size(); i++) {
      while (ask(i, buyer.body(work, nowhere, buyer.payment(record()), soon())).statusCode()
          != 404) {
        Thread.onSpinWait();
      }
    }
  }

  @BeforeAll
  static void start(TestNetwork test) throws Exception {
    for (int i = 0; i < 2; i++) {
      Path own = Files.createDirectories(folder.resolve("gateway-" + i));
      AccountKeystore.save(
          test.accounts().gateway(i), own.resolve("account.json"), "correct horse");
      WORKERS.add(run(test, own));
      ACCOUNTS.add(test.accounts().gateway(i).address());
      Address account = test.accounts().gateway(i).address();
      while (test.network().sharing().proxies().keyOf(account).isZero()) {
        Thread.onSpinWait(); // it registers by itself, once its port is bound
      }
    }
    work = new PaidWork(test, test.accounts().client(), SEED);
    granted = hand(work.grant(ACCOUNTS, 2));
  }

  private static RunningWorker run(TestNetwork test, Path own) {
    GatewayConfiguration defaults = GatewayConfiguration.DEFAULTS;
    WorkerSettings settings = defaults.worker();
    return Gateway.application()
        .start(
            new GatewayConfiguration(
                new WorkerSettings(
                    own,
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
    WORKERS.forEach(RunningWorker::close);
  }

  @Test
  void whoeverPaysOpensTheFileWithTheAnswersOfTwoProxiesAndNotOfOne() throws Exception {
    Map<String, Object> payment = buyer.payment(record());
    JsonNode first = answered(ask(0, body(payment)));
    Map<String, Object> accepted = new LinkedHashMap<>(payment);
    accepted.put("accepted", first.path("accepted").asString());
    JsonNode second = answered(ask(1, body(accepted)));
    assertThat(second.has("accepted")).as("only the channel's gateway accepts").isFalse();

    List<SharedOpening.Answer> answers = List.of(opened(0, first), opened(1, second));
    try (SharedOpening opening =
        new SharedOpening(granted.delegation().points(), SharingKeys.paying(), 2)) {
      assertThat(opening.open(work.capsule, answers, PaidWork.CONTEXT, random))
          .as("seed %s", SEED)
          .isEqualTo(work.payload);
      assertThat(
              catchThrowable(
                  () ->
                      opening.open(work.capsule, answers.subList(0, 1), PaidWork.CONTEXT, random)))
          .hasMessageContaining("needs answers of 2 proxies");
    }
    Voucher voucher =
        new Voucher(
            buyer.channel, PaidWork.PRICE, 1, record(payment).getFirst().digestAfter(Bytes32.ZERO));
    assertThat(buyer.domain().recover(voucher, bytes(first, "accepted"))).contains(proxies.get(0));
  }

  @Test
  void refusesWhatIsMalformedLateOrSignedByOthers() throws Exception {
    assertProblem(post(0, "/v1/deliveries", "no json"), 400, "request-malformed", "no JSON");
    assertProblem(post(0, "/v1/deliveries", "{}"), 400, "request-malformed", "grant must be");
    assertProblem(
        post(0, "/v1/deliveries", "x".repeat(65_537)), 400, "request-malformed", "more than");
    Map<String, Object> payment = buyer.payment(record());
    Map<String, Object> infinite = body(payment);
    infinite.put("recipient", "0xc0" + "00".repeat(47));
    assertProblem(ask(0, infinite), 400, "request-malformed", "infinity");
    byte[] altered = work.header();
    altered[127] ^= 1;
    assertProblem(
        ask(0, body(altered, work.certificate, payment, soon(), buyer.account)),
        400,
        "request-malformed",
        "refused");
    assertProblem(
        ask(0, body(work.header(), work.certificate, payment, soon(), test.accounts().client())),
        401,
        "not-authorised",
        "signed by " + test.accounts().client().address());
    for (Instant wrong : List.of(soon().minusSeconds(3_600), soon().plusSeconds(3_600))) {
      assertProblem(
          ask(0, body(work.header(), work.certificate, payment, wrong, buyer.account)),
          401,
          "not-authorised",
          "sign a new one");
    }
  }

  @Test
  void aGrantOpensForItsOwnCertificateAndOnlyWhereThePublicKeyIsItsReader() throws Exception {
    PaidWork cheap = new PaidWork(test, test.accounts().otherClient(), SEED + 1);
    awaitClocks();
    RetrievalRecord record = buyer.record(cheap.certificate, PaidWork.PRICE);
    assertProblem(
        ask(
            0,
            body(work.header(), cheap.certificate, buyer.payment(record), soon(), buyer.account)),
        404,
        "not-found",
        "is not of certificate " + cheap.certificate);
    assertProblem(
        ask(
            0,
            buyer.body(work, Bytes32.of("0x" + "77".repeat(32)), buyer.payment(record()), soon())),
        404,
        "not-found",
        "no share of grant");
    G1 reader = SecretScalar.random(random).timesG1();
    TransactionSender friend = test.sender(test.accounts().keeper(0));
    network.sharing().readerKeys().register(friend, reader.eip2537());
    PaidWork.Granted free =
        hand(
            work.grant(
                proxies, 2, Labels.ofCertificate(work.certificate), friend.address(), reader));
    assertProblem(
        ask(0, buyer.body(work, free.id(), buyer.payment(record()), soon())),
        404,
        "not-found",
        "is for " + friend.address());
  }

  @Test
  void refusesAccountsThatTheHolderBlocked() throws Exception {
    PayingBuyer blocked =
        new PayingBuyer(
            network, test.accounts().keeper(1), proxies.get(0), BigInteger.ZERO, buyer.secret);
    var terms = network.billing().accessTerms();
    Address account = blocked.account.address();
    terms.setStanding(work.seller, work.certificate, AccessStanding.BLOCKED, List.of(account));
    RetrievalRecord record = blocked.record(work.certificate, PaidWork.PRICE);
    Map<String, Object> body = blocked.body(work, granted.id(), blocked.payment(record), soon());
    assertProblem(ask(0, body), 403, "not-admitted", "does not admit " + account);
    assertThat(channel(0, blocked.channel).has("accepted")).as("nothing was booked").isFalse();
  }

  @Test
  void refusesVouchersThatDoNotPay() throws Exception {
    BigInteger less = PaidWork.PRICE.subtract(BigInteger.ONE);
    refusesPayment(buyer.payment(buyer.record(work.certificate, less)), "costs " + PaidWork.PRICE);
    refusesPayment(
        buyer.payment(List.of(record()), test.accounts().client()), "must be signed by its buyer");
    Map<String, Object> wrongSum = buyer.payment(record());
    wrongSum.put("cumulative", "1");
    refusesPayment(wrongSum, "must be signed by its buyer");
    refusesPayment(
        buyer.payment(buyer.record(work.certificate + 1, PaidWork.PRICE)), "last record");
    refusesPayment(
        buyer.payment(buyer.record(work.certificate, DEPOSIT.add(BigInteger.ONE))), "the deposit");
    RetrievalRecord old =
        new RetrievalRecord(
            work.certificate, PaidWork.PRICE, 1, buyer.now().minusSeconds(601), false);
    refusesPayment(buyer.payment(old), "older than");
    RetrievalRecord ahead =
        new RetrievalRecord(
            work.certificate, PaidWork.PRICE, 1, buyer.now().plusSeconds(60), false);
    refusesPayment(buyer.payment(ahead), "newest block");
    RetrievalRecord free =
        new RetrievalRecord(work.certificate, BigInteger.ZERO, 1, buyer.now(), true);
    refusesPayment(buyer.payment(free), "has no subscription");
    Map<String, Object> unknown = buyer.payment(record());
    unknown.put("channel", 999_999);
    refusesPayment(unknown, "not on this chain");
    assertProblem(ask(1, body(buyer.payment(record()))), 402, "payment-missing", "ask it first");
    PayingBuyer elsewhere =
        new PayingBuyer(
            network,
            test.accounts().otherClient(),
            test.accounts().keeper(0).address(),
            DEPOSIT,
            buyer.secret);
    assertProblem(
        ask(
            0,
            elsewhere.body(
                work,
                granted.id(),
                elsewhere.payment(elsewhere.record(work.certificate, PaidWork.PRICE)),
                soon())),
        402,
        "payment-missing",
        "is no proxy of this grant");
    assertThat(channel(0, buyer.channel).has("accepted")).as("nothing was booked").isFalse();
  }

  @Test
  void aSubscriberReadsWithoutADepositAndIsCounted() throws Exception {
    Account reader = buyer.account;
    PayingBuyer subscriber =
        new PayingBuyer(network, reader, proxies.get(0), BigInteger.ZERO, buyer.secret);
    network
        .billing()
        .subscriptions()
        .subscribe(
            test.sender(reader),
            work.certificate,
            proxies.get(0),
            1,
            Duration.ofDays(30),
            PaidWork.SUBSCRIPTION);
    RetrievalRecord free =
        new RetrievalRecord(work.certificate, BigInteger.ZERO, 1, subscriber.now(), true);
    answered(ask(0, subscriber.body(work, granted.id(), subscriber.payment(free), soon())));
    assertThat(channel(0, subscriber.channel).path("accepted").path("count").asLong()).isOne();
  }

  @Test
  void aSecondVoucherOfACountIsRefusedAndTheFirstAnsweredAgainAlsoAfterARestart() throws Exception {
    Map<String, Object> first = buyer.payment(record());
    JsonNode answer = answered(ask(0, body(first)));
    RetrievalRecord other =
        new RetrievalRecord(work.certificate, PaidWork.PRICE, 2, buyer.now(), false);
    assertProblem(ask(0, body(buyer.payment(other))), 409, "voucher-conflict", "has accepted 1");
    WORKERS.get(0).close();
    WORKERS.set(0, run(test, folder.resolve("gateway-0")));
    JsonNode again = answered(ask(0, body(first)));
    assertThat(again.path("accepted")).isEqualTo(answer.path("accepted"));
    assertProblem(ask(0, body(buyer.payment(other))), 409, "voucher-conflict", "has accepted 1");

    RetrievalRecord second = record();
    Map<String, Object> skipping =
        buyer.payment(List.of(record(first).getFirst(), second, record()), buyer.account);
    assertProblem(ask(0, body(skipping)), 409, "voucher-conflict", "does not come next");
    Map<String, Object> both =
        buyer.payment(List.of(record(first).getFirst(), second), buyer.account);
    answered(ask(0, body(both)));
    JsonNode state = channel(0, buyer.channel);
    assertThat(state.path("settled").asLong()).isZero();
    assertThat(state.path("accepted").path("count").asLong()).isEqualTo(2);
    assertThat(state.path("accepted").path("cumulative").asString())
        .isEqualTo(PaidWork.PRICE.multiply(BigInteger.TWO).toString());
    answered(ask(0, body(first)));
    Map<String, Object> late = buyer.payment(List.of(record()), buyer.account);
    late.put("count", 4);
    assertProblem(ask(0, body(late)), 402, "payment-missing", "must be signed");
  }

  @Test
  void whatIsAcceptedIsSettledBeforeItIsTooOld() throws Exception {
    BigInteger inbox = network.billing().revenueShares().inboxOf(work.certificate);
    BigInteger earned = network.vault().balanceOf(proxies.get(0));
    answered(ask(0, body(buyer.payment(record()))));
    assertThat(network.billing().payPerRetrieval().channelOf(buyer.channel).count()).isZero();
    test.advance(Duration.ofHours(6).plusSeconds(60));
    while (network.billing().payPerRetrieval().channelOf(buyer.channel).count() == 0) {
      Thread.onSpinWait(); // the gateway looks every half minute; the test has a timeout
    }
    BigInteger share = PaidWork.PRICE.divide(BigInteger.valueOf(20));
    assertThat(network.billing().revenueShares().inboxOf(work.certificate).subtract(inbox))
        .isGreaterThanOrEqualTo(PaidWork.PRICE.subtract(share));
    assertThat(network.vault().balanceOf(proxies.get(0)).subtract(earned))
        .isGreaterThanOrEqualTo(share);
    assertThat(channel(0, buyer.channel).path("settled").asLong()).isOne();
  }

  @Test
  void anotherProxySettlesWhereTheGatewayIsDead() throws Exception {
    Map<String, Object> payment = buyer.payment(record());
    Map<String, Object> accepted = new LinkedHashMap<>(payment);
    accepted.put("accepted", answered(ask(0, body(payment))).path("accepted").asString());
    answered(ask(1, body(accepted)));
    WORKERS.get(0).close();
    Instant until = network.billing().payPerRetrieval().channelOf(buyer.channel).until();
    BigInteger earned = network.vault().balanceOf(proxies.get(0));
    test.advanceTo(until.minusSeconds(300));
    while (network.billing().payPerRetrieval().channelOf(buyer.channel).count() == 0) {
      Thread.onSpinWait(); // the proxy looks every half minute; the test has a timeout
    }
    assertThat(network.vault().balanceOf(proxies.get(0)).subtract(earned))
        .as("the dead gateway's share is its own all the same")
        .isEqualTo(PaidWork.PRICE.divide(BigInteger.valueOf(20)));
    WORKERS.set(0, run(test, folder.resolve("gateway-0")));
  }

  @Test
  void refusesGrantsThatAreRevoked() throws Exception {
    PaidWork other = new PaidWork(test, test.accounts().client(), SEED + 2);
    awaitClocks();
    PaidWork.Granted mine = hand(other.grant(proxies, 2));
    var made = network.sharing().index().grant(mine.id()).orElseThrow();
    network
        .sharing()
        .grants()
        .revoke(
            other.seller,
            GrantDescription.of(made),
            SecretScalar.random(random).timesG1().eip2537());
    PayingBuyer late = buyer(test.accounts().otherClient());
    RetrievalRecord record = late.record(other.certificate, PaidWork.PRICE);
    HttpResponse<String> answer = ask(0, late.body(other, mine.id(), late.payment(record), soon()));
    // the share may be forgotten already
    assertThat(answer.statusCode()).as(answer.body()).isIn(404, 410);
  }

  private PayingBuyer buyer(Account account) {
    return new PayingBuyer(
        network, account, proxies.get(0), DEPOSIT, SecretScalar.random(new SplittableRandom()));
  }

  private RetrievalRecord record() {
    return buyer.record(work.certificate, PaidWork.PRICE);
  }

  private static List<RetrievalRecord> record(Map<String, Object> payment) {
    return RetrievalRecord.all(
        HexFormat.of()
            .parseHex(Objects.requireNonNull(payment.get("records")).toString().substring(2)));
  }

  private Map<String, Object> body(Map<String, Object> payment) {
    return buyer.body(work, granted.id(), payment, soon());
  }

  private Map<String, Object> body(
      byte[] header,
      long certificate,
      Map<String, Object> payment,
      Instant deadline,
      Account signer) {
    return buyer.body(header, certificate, granted.id(), payment, deadline, signer);
  }

  private void refusesPayment(Map<String, Object> payment, String words) throws Exception {
    assertProblem(ask(0, body(payment)), 402, "payment-missing", words);
  }

  private Instant soon() {
    return Instant.ofEpochSecond(network.clock().instant().getEpochSecond() + 300);
  }

  /** Checks the proxy's answer as a buyer does: opened, right, signed. */
  private SharedOpening.Answer opened(int proxy, JsonNode answer) {
    AccountAddress self = AccountAddress.of(proxies.get(proxy).bytes());
    byte[] payload =
        Capsule.open(
            bytes(answer, "sealed"),
            buyer.secret,
            CapsuleContext.delivery(Hash256.of(granted.id().bytes()), self));
    Reencryption given = Reencryption.of(Arrays.copyOf(payload, Reencryption.BYTES));
    CapsuleHeader header = CapsuleHeader.of(work.capsule);
    G2 key =
        granted.delegation().shares().stream()
            .filter(share -> share.proxy().equals(self))
            .findFirst()
            .orElseThrow()
            .publicKey();
    assertThat(given.isRight(header, key, random)).as("seed %s", SEED).isTrue();
    Reencrypted word =
        new Reencrypted(
            granted.id(),
            Bytes32.of(Keccak.hash(Reencryption.eip2537(header))),
            Bytes32.of(Keccak.hash(given.eip2537())));
    byte[] signature = Arrays.copyOfRange(payload, Reencryption.BYTES, payload.length);
    assertThat(network.sharing().reports().domain().recover(word, signature))
        .contains(proxies.get(proxy));
    return new SharedOpening.Answer(self, key, given);
  }

  private static PaidWork.Granted hand(PaidWork.Granted made) throws Exception {
    int index = 0;
    for (RunningWorker worker : WORKERS) {
      String body = Objects.requireNonNull(made.bodies().get(ACCOUNTS.get(index++)));
      HttpResponse<String> answer = post(worker.endpoint().resolve("/v1/grants"), body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
    return made;
  }

  private JsonNode channel(int gateway, long channel) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    WORKERS.get(gateway).endpoint().resolve("/v1/deliveries/" + channel))
                .build(),
            BodyHandlers.ofString());
    return answered(answer);
  }

  private static JsonNode answered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static byte[] bytes(JsonNode json, String field) {
    return HexFormat.of().parseHex(json.path(field).asString().substring(2));
  }

  private static HttpResponse<String> ask(int gateway, Map<String, Object> body) throws Exception {
    return post(gateway, "/v1/deliveries", JSON.writeValueAsString(body));
  }

  private static HttpResponse<String> post(int gateway, String path, String body) throws Exception {
    return post(WORKERS.get(gateway).endpoint().resolve(path), body);
  }

  private static HttpResponse<String> post(URI where, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(where)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
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
