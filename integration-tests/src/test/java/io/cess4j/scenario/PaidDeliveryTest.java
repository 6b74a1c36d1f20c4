package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AccessStanding;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.paid.Buying;
import io.cess4j.sdk.paid.PaidChannel;
import io.cess4j.sdk.paid.PaidException;
import io.cess4j.sdk.paid.PaidOffer;
import io.cess4j.sdk.paid.PaidOptions;
import io.cess4j.sdk.paid.PaidRetrieval;
import io.cess4j.sdk.sharing.ShareMade;
import io.cess4j.sdk.sharing.ShareOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Alice sells a file by the retrieval; Bob buys it through gateways, one of which lies; Carol is
 * blocked; the money arrives (ADR 0038).
 */
@WholeNetwork
@Tag("full") // three minutes; the gateway has tests of its own and the demo plays the purchase
class PaidDeliveryTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final FundedAccounts ACCOUNTS = FundedAccounts.usual();
  private static final BigInteger CESS = BigInteger.TEN.pow(18);
  private static @Nullable SoldWork sold;

  private final CessNetwork network;
  private final Account bob = ACCOUNTS.otherClient();
  private final Account carol = ACCOUNTS.operator(27);
  private final Account dave = ACCOUNTS.operator(26);
  private final Account gateway = ACCOUNTS.gateway(0);
  private final Account second = ACCOUNTS.gateway(1);
  private final Account liar = ACCOUNTS.gateway(2);
  private final SoldWork work;
  private RunningWorker secondGateway;
  private HeldAnswers way;
  @TempDir private Path folder;

  PaidDeliveryTest(CessNetwork network) {
    this.network = network;
    this.work = soldOnce(network);
  }

  /** One work for all tests: its price, which rises from nothing, waits for a protocol day. */
  private static synchronized SoldWork soldOnce(CessNetwork network) {
    SoldWork made = sold;
    if (made == null) {
      byte[] content = Seeded.bytes(Seeded.random(PaidDeliveryTest.class), 150_000);
      made = SoldWork.of(network, "sold.bin", content);
      sold = made;
    }
    return made;
  }

  @BeforeEach
  void gateways() throws IOException {
    secondGateway =
        SecondGateway.start(network, second, Files.createDirectories(folder.resolve("second")));
    Eventually.within(SOON, "the network's gateway is a proxy", () -> isProxy(gateway));
    Eventually.within(
        SOON,
        "the second gateway has registered itself, and not an earlier one",
        () -> isProxy(second) && endpoint(second).getPort() == secondGateway.endpoint().getPort());
    way = HeldAnswers.of(endpoint(second));
    register(way.address());
    List.of(bob, carol, dave).forEach(this::fund);
  }

  private boolean isProxy(Account account) {
    return !network.chain().sharing().proxies().keyOf(account.address()).isZero();
  }

  private void fund(Account buyer) {
    Network chain = network.chain();
    TransactionSender governor = chain.sender(ACCOUNTS.governor());
    if (chain.vault().balanceOf(buyer.address()).compareTo(CESS) < 0) {
      chain.token().approve(governor, chain.vault().address(), CESS);
      chain.vault().depositFor(governor, buyer.address(), CESS);
    }
  }

  @AfterEach
  void stop() {
    way.close();
    secondGateway.close();
  }

  @Test
  void isBoughtThroughALiarSettledAndTheBooksBalance() throws Exception {
    BigInteger before = inbox();
    try (LyingProxy _ = LyingProxy.start(network.chain(), liar);
        Cess cess = as(bob)) {
      Buying buying = cess.buying(folder.resolve("purse"));
      ShareMade withLiar = publish(gateway, liar);
      assertThat(withLiar.threshold()).isEqualTo(2);
      PaidOffer offer = buying.offer(work.certificate(), null);
      assertThat(offer.price()).isEqualTo(SoldWork.PRICE);
      assertThat(offer.grant()).isEqualTo(withLiar.grant());
      assertThatThrownBy(() -> buy(buying, gateway))
          .isInstanceOf(PaidException.DeliveryFailed.class)
          .hasMessageContaining("it lied");
      assertThat(network.chain().sharing().reports().liesOf(liar.address())).isPositive();

      publish(gateway, second, liar);
      PaidRetrieval bought = buy(buying, gateway);
      assertThat(bought.resumed()).as("the voucher of the first attempt").isTrue();
      assertThat(bought.retrievals()).isEqualTo(1);
      PaidRetrieval again = buy(buying, gateway);
      assertThat(again.resumed()).isFalse();
      assertThat(again.charged()).isEqualTo(SoldWork.PRICE);
      assertThat(again.channel()).isEqualTo(bought.channel());
      assertThat(again.retrievals()).isEqualTo(2);

      BigInteger spent = SoldWork.PRICE.multiply(BigInteger.TWO);
      Eventually.within(
          SOON, "both retrievals are settled", () -> channel(bought).paid().equals(spent));
      BigInteger earned = spent.multiply(BigInteger.valueOf(95)).divide(BigInteger.valueOf(100));
      assertThat(inbox().subtract(before)).as("less the gateway's share").isEqualTo(earned);
      PaidChannel view =
          buying.channels().stream()
              .filter(one -> one.channel() == bought.channel())
              .findFirst()
              .orElseThrow();
      assertThat(view.promised()).isEqualTo(spent);
      assertThat(view.settled()).isEqualTo(spent);
      assertThat(view.settledRetrievals()).isEqualTo(2);
    }
    network.assertThatTheVaultBalances();
  }

  @Test
  void aBlockedAccountIsRefusedBeforeAByteLeaves() throws Exception {
    ShareMade made = publish(gateway, second);
    Network chain = network.chain();
    chain
        .billing()
        .accessTerms()
        .setStanding(
            chain.sender(network.client().account()),
            work.certificate(),
            AccessStanding.BLOCKED,
            List.of(carol.address()));
    try (Cess cess = as(carol)) {
      Buying buying = cess.buying(folder.resolve("carol"));
      assertThatThrownBy(() -> buying.offer(work.certificate(), null))
          .isInstanceOf(PaidException.NotAdmitted.class);
      assertThatThrownBy(() -> buy(buying, null)).isInstanceOf(PaidException.NotAdmitted.class);
      assertThat(buying.channels()).isEmpty();

      long channel = open(cess, gateway, SoldWork.PRICE);
      HostileBuyer hostile = new HostileBuyer(cess.network(), carol, made.grant());
      String before = hostile.accepted(network.gatewayAddress(), channel);
      assertThat(
              hostile
                  .ask(network.gatewayAddress(), work.certificate(), channel, List.of(record(0)))
                  .status())
          .isEqualTo(403);
      assertThat(hostile.accepted(network.gatewayAddress(), channel)).isEqualTo(before);
    }
  }

  @Test
  void aSubscriberReadsForNothingMoreAndIsCountedAllTheSame() throws Exception {
    publish(gateway, second);
    try (Cess cess = as(dave)) {
      Buying buying = cess.buying(folder.resolve("subscriber"));
      buying.subscribe(work.certificate(), 1, buying.subscription(work.certificate()));
      PaidOffer offer = buying.offer(work.certificate(), null);
      assertThat(offer.subscribed()).isTrue();
      assertThat(offer.price()).isZero();
      PaidRetrieval bought = buy(buying, null);
      assertThat(bought.charged()).isZero();
      assertThat(bought.subscribed()).isTrue();
      Eventually.within(
          SOON, "the ledger has it", () -> channel(bought).count() == bought.retrievals());
      assertThat(channel(bought).paid()).isZero();
    }
  }

  @Test
  void vouchersThatDoNotPayAreRefusedAndChangeNothing() throws Exception {
    ShareMade made = publish(gateway, second);
    try (Cess cess = as(bob)) {
      URI at = network.gatewayAddress();
      long certificate = work.certificate();
      HostileBuyer hostile = new HostileBuyer(cess.network(), bob, made.grant());
      long channel = open(cess, gateway, SoldWork.PRICE.multiply(BigInteger.TWO));
      RetrievalRecord first = record(0);
      assertThat(hostile.ask(at, certificate, channel, List.of(first)).status()).isEqualTo(200);
      String before = hostile.accepted(at, channel);

      assertThat(hostile.ask(at, certificate, channel, List.of(first)).status())
          .as("the same again, which pays nothing twice")
          .isEqualTo(200);
      assertThat(hostile.accepted(at, channel)).isEqualTo(before);

      RetrievalRecord next = record(1);
      RetrievalRecord cheap = record(1, certificate, SoldWork.PRICE.subtract(BigInteger.ONE));
      RetrievalRecord other = record(1, certificate + 1_000, SoldWork.PRICE);
      List<RetrievalRecord> three = List.of(first, next, record(2));
      long elsewhere = open(cess, liar, SoldWork.PRICE);
      assertRefused(402, hostile.ask(at, certificate, channel, List.of(first, cheap)));
      assertRefused(402, hostile.ask(at, certificate, channel, List.of(first, other)));
      assertRefused(
          402, hostile.ask(at, certificate, channel, List.of(first, next), SoldWork.PRICE));
      assertRefused(409, hostile.ask(at, certificate, channel, List.of(record(1))));
      assertThat(hostile.ask(at, certificate, channel, three).status()).isIn(402, 409);
      assertRefused(402, hostile.ask(at, certificate, elsewhere, List.of(first)));
      assertRefused(402, hostile.ask(at, certificate, 1_000_000, List.of(first)));
      assertThat(hostile.post(at, new byte[] {'{'}).status()).isEqualTo(400);
      HostileBuyer thief = new HostileBuyer(cess.network(), carol, made.grant());
      assertRefused(402, thief.ask(at, certificate, channel, List.of(first, next)));
      assertThat(hostile.accepted(at, channel)).isEqualTo(before);

      assertThat(hostile.ask(at, certificate, channel, List.of(first, next)).status())
          .as("what pays is accepted after all that")
          .isEqualTo(200);
    }
  }

  @Test
  void aBuyerKilledBetweenVoucherAndAnswerPaysOnce() throws Exception {
    publish(second);
    Path target = folder.resolve("bought.bin");
    way.hold();
    Process buyer =
        Programs.cess(List.of(), Map.of(), folder.resolve("killed.log"), command(bob, get(target)));
    way.awaitAnswer();
    buyer.toHandle().destroyForcibly();
    buyer.waitFor();
    assertThat(target).doesNotExist();
    way.release();

    JsonNode result = type(bob, get(target));
    assertThat(result.path("ok").asBoolean()).as("%s", result).isTrue();
    assertThat(result.path("resumed").asBoolean()).isTrue();
    assertThat(result.path("retrievals").asLong()).isEqualTo(1);
    assertThat(Files.readAllBytes(target)).isEqualTo(work.content());
    long channel = result.path("channel").asLong();
    Eventually.within(
        SOON,
        "one retrieval is settled",
        () -> network.chain().billing().payPerRetrieval().channelOf(channel).count() == 1);
    assertThat(network.chain().billing().payPerRetrieval().channelOf(channel).paid())
        .isEqualTo(SoldWork.PRICE);
    assertThat(way.deliveries()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void nothingIsPromisedWhereTooFewGatewaysAnswerOrThePriceIsTooHigh() throws Exception {
    try (Cess cess = as(bob)) {
      Buying buying = cess.buying(folder.resolve("careful"));
      int channels = buying.channels().size();
      publish(gateway, second);
      assertThatThrownBy(
              () ->
                  buying.retrieve(
                      work.certificate(),
                      folder.resolve("dear"),
                      PaidOptions.atMost(SoldWork.PRICE.subtract(BigInteger.ONE))))
          .isInstanceOf(PaidException.PriceTooHigh.class);
      way.close();
      assertThatThrownBy(() -> buy(buying, null))
          .isInstanceOf(PaidException.NotForSale.class)
          .hasMessageContaining("out of reach");
      assertThatThrownBy(() -> buying.offer(1_000_000, null))
          .isInstanceOf(PaidException.CertificateUnknown.class);
      assertThat(buying.channels()).hasSize(channels);
    }
  }

  @Test
  void isPublishedSubscribedToBoughtAndListedByCommands() throws Exception {
    String certificate = Long.toString(work.certificate());
    JsonNode made =
        new ClientCommands(network)
            .type(
                "rights",
                "publish",
                certificate,
                "--file",
                work.file().fid(),
                "--proxies",
                gateway.address() + "," + second.address());
    assertThat(made.path("ok").asBoolean()).as("%s", made).isTrue();
    assertThat(made.path("price").asString()).isEqualTo(SoldWork.PRICE.toString());
    JsonNode subscribed = type(dave, "rights", "subscribe", certificate, "--periods", "1", "--yes");
    assertThat(subscribed.path("ok").asBoolean()).as("%s", subscribed).isTrue();
    JsonNode bought = type(dave, get(folder.resolve("read.bin")));
    assertThat(bought.path("subscribed").asBoolean()).as("%s", bought).isTrue();
    assertThat(Files.readAllBytes(folder.resolve("read.bin"))).isEqualTo(work.content());
    JsonNode channels = type(dave, "rights", "channels").path("channels");
    JsonNode channel = channels.path(channels.size() - 1);
    assertThat(channel.path("channel").asLong()).isEqualTo(bought.path("channel").asLong());
    assertThat(channel.path("standing").asString()).isEqualTo("open");
    assertThat(channel.path("retrievals").asLong()).isEqualTo(1);
    String number = channel.path("channel").asString();
    assertThat(type(dave, "rights", "channels", "--close", number).path("error").asString())
        .isEqualTo("ChannelNotOver");
    assertThat(
            type(dave, "rights", "get", certificate, "-o", folder.resolve("read.bin").toString())
                .path("ok")
                .asBoolean())
        .as("it exists")
        .isFalse();
  }

  private String[] get(Path target) {
    return new String[] {
      "rights", "get", Long.toString(work.certificate()), "-o", target.toString(), "--yes"
    };
  }

  private JsonNode type(Account account, String... command)
      throws IOException, InterruptedException {
    return Programs.json(List.of(), Map.of(), command(account, command));
  }

  private String[] command(Account account, String... command) throws IOException {
    Path keystore = folder.resolve(account.address().hex() + ".json");
    Path password = folder.resolve("password");
    if (!Files.exists(keystore)) {
      AccountKeystore.save(account, keystore, "correct horse");
      Files.writeString(password, "correct horse");
    }
    return Stream.concat(
            Stream.of(command),
            Stream.of(
                "--json",
                "--rpc",
                network.chain().connection().rpc().toString(),
                "--directory",
                network.chain().directory().address().hex(),
                "--gateway",
                network.gatewayAddress().toString(),
                "--keystore",
                keystore.toString(),
                "--password-file",
                password.toString()))
        .toArray(String[]::new);
  }

  private static void assertRefused(int status, HostileBuyer.Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
  }

  private PaidRetrieval buy(Buying buying, @Nullable Account through) throws IOException {
    Path target = Files.createTempFile(folder, "bought", ".bin");
    PaidRetrieval bought =
        buying.retrieve(
            work.certificate(),
            target,
            PaidOptions.atMost(SoldWork.PRICE).through(through == null ? null : through.address()));
    assertThat(Files.readAllBytes(target)).isEqualTo(work.content());
    return bought;
  }

  /** By the file's owner: those of earlier tests end first, so that it is the only one. */
  private ShareMade publish(Account... proxies) {
    try (Cess alice = as(network.client().account())) {
      alice.sharing().given().stream()
          .filter(one -> one.live() && one.reader().equals(payingReader()))
          .forEach(one -> alice.sharing().revoke(one.grant()));
      ShareMade made =
          alice
              .sharing()
              .publish(
                  work.file().fid(),
                  work.certificate(),
                  ShareOptions.defaults()
                      .through(Stream.of(proxies).map(Account::address).toList()));
      assertThat(made.missing()).isEmpty();
      return made;
    }
  }

  private Address payingReader() {
    return network.chain().billing().payingReader().address();
  }

  private RetrievalRecord record(int index) {
    return record(index, work.certificate(), SoldWork.PRICE);
  }

  /** Of now; its size tells it from others. */
  private RetrievalRecord record(int index, long certificate, BigInteger price) {
    Instant now = network.chain().connection().latestBlock().timestamp();
    return new RetrievalRecord(certificate, price, 1_000 + index, now, false);
  }

  private long open(Cess cess, Account at, BigInteger deposit) {
    return cess.network()
        .billing()
        .payPerRetrieval()
        .open(
            cess.network().sender(cess.address().equals(bob.address()) ? bob : carol),
            at.address(),
            deposit,
            cess.network().connection().latestBlock().timestamp().plus(Duration.ofHours(1)))
        .value();
  }

  private RetrievalChannel channel(PaidRetrieval bought) {
    return network.chain().billing().payPerRetrieval().channelOf(bought.channel());
  }

  private BigInteger inbox() {
    return network.chain().billing().revenueShares().inboxOf(work.certificate());
  }

  private URI endpoint(Account proxy) {
    return URI.create(
        network.chain().sharing().index().proxy(proxy.address()).orElseThrow().endpoint());
  }

  /** Buyers reach the second gateway by a way that the test holds. */
  private void register(URI address) {
    Network chain = network.chain();
    byte[] key = chain.sharing().index().proxy(second.address()).orElseThrow().key();
    chain.sharing().proxies().register(chain.sender(second), key, address.toString());
  }

  private Cess as(Account account) {
    return Cess.connect(
            network.chain().connection().rpc(), network.chain().directory().address(), account)
        .through(network.gatewayAddress());
  }
}
