package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.KeySaleState;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.faults.KillPoint;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.OwnFile;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Alice sells the key of a stored file by commands. Her agent dies between seeing a purchase and
 * delivering; another one delivers; Bob reads the file with what he has paid for.
 */
@WholeNetwork
class SoldKeyTest {
  private static final BigInteger CESS = BigInteger.TEN.pow(18);
  private static final FundedAccounts ACCOUNTS = FundedAccounts.usual();

  private final CessNetwork network;
  private final RandomGenerator random = Seeded.random(SoldKeyTest.class);
  @TempDir private Path folder;
  private Trader alice;
  private Trader bob;

  SoldKeyTest(CessNetwork network) {
    this.network = network;
  }

  @BeforeEach
  void traders() throws IOException {
    alice = new Trader(network, network.client().account(), folder);
    bob = new Trader(network, ACCOUNTS.otherClient(), folder);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  @Test
  void isReadByItsBuyerThoughTheSellersAgentWasKilled() throws Exception {
    byte[] content = Seeded.bytes(random, 150_000);
    StoredFile file = network.client().stores("for-sale.bin", content);
    long certificate = alice.registers(claim(alice.cess().storage().open(file.fid())));
    String number = Long.toString(certificate);
    Path copy = folder.resolve("copy");
    assertThatThrownBy(() -> bob.cess().storage().get(file.fid(), copy, GetOptions.defaults()))
        .isInstanceOf(CessException.NotReadable.class);

    JsonNode offered = alice.type("rights", "key", "offer", number, "--price", "3", "--yes");
    assertThat(offered.path("fid").asString()).as("%s", offered).isEqualTo(file.fid());
    Bytes32 offer = Bytes32.of(offered.path("offer").asString());
    Path state = folder.resolve("agent-state");
    String[] serve = {"rights", "key", "serve", "--every", "1s", "--state", state.toString()};
    KillPoint point =
        KillPoint.entering("the agent has seen a sale", "sdk.market.KeyAgent#deliver", 1);
    Path log = folder.resolve("agent.log");
    Process doomed = alice.starts(Map.of("JDK_JAVA_OPTIONS", point.flag()), log, serve);
    BigInteger before = bob.money();
    long sale =
        bob.cess().rights().keyPurchases().buy(offer, CESS.multiply(BigInteger.valueOf(3)), soon());

    assertThat(point.await()).isEqualTo(doomed.pid());
    doomed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    assertThat(stateOf(sale)).isEqualTo(KeySaleState.BOUGHT);
    assertThat(state).as("seen and kept").content().contains("\nsale ");

    Process agent = alice.starts(Map.of(), log, serve);
    try {
      JsonNode read = bob.type("rights", "key", "buy", offer.hex(), "-o", copy.toString(), "--yes");
      assertThat(read.path("sale").asLong()).as("not paid twice: %s", read).isEqualTo(sale);
      assertThat(copy).hasBinaryContent(content);
      assertThat(before.subtract(bob.money())).isEqualTo(CESS.multiply(BigInteger.valueOf(3)));
    } finally {
      agent.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    assertThat(Files.readString(log)).contains("sale %d: key delivered".formatted(sale));

    assertThat(bob.type("rights", "key", "accept", "" + sale).path("ok").asBoolean()).isTrue();
    assertThat(stateOf(sale)).isEqualTo(KeySaleState.COMPLETED);
    JsonNode earned = alice.type("rights", "earnings", number, "--claim");
    assertThat(earned.path("claimed").asString())
        .as("%s", earned)
        .isEqualTo(CESS.multiply(BigInteger.valueOf(3)).toString());
    network.assertThatTheVaultBalances();
  }

  @Test
  void isPricedOpenedListedAndSoldByCommands() throws Exception {
    long certificate = alice.registers(madeUp());
    String number = Long.toString(certificate);
    JsonNode terms =
        alice.type(
            "rights", "terms", number, "--price", "0.25", "--subscription", "3", "--period", "30d");
    assertThat(terms.at("/next/retrieval").asString())
        .as("%s", terms)
        .isEqualTo(CESS.shiftRight(2).toString());
    String them = bob.cess().address().hex();
    JsonNode access = alice.type("rights", "access", number, "open", "--block", them);
    assertThat(access.at("/accounts/0/admitted").asBoolean(true)).as("%s", access).isFalse();
    JsonNode refused = bob.type("rights", "access", number, "closed");
    assertThat(refused.path("error").asString()).isEqualTo("OnlyCertificateHolder");

    JsonNode listed = alice.type("rights", "sell", number, "--price", "5", "--for", "1d");
    assertThat(listed.path("ok").asBoolean()).as("%s", listed).isTrue();
    JsonNode tooDear = bob.type("rights", "buy", number, "--max-price", "4", "--yes");
    assertThat(tooDear.path("error").asString()).isEqualTo("CertificatePriceAbove");
    assertThat(tooDear.path("message").asString())
        .contains("4000000000000000000")
        .contains("5000000000000000000");
    JsonNode unasked = bob.type("rights", "buy", number);
    assertThat(unasked.path("message").asString()).contains("nothing was sent");
    BigInteger before = bob.money();
    assertThat(bob.type("rights", "buy", number, "--yes").path("ok").asBoolean()).isTrue();
    assertThat(before.subtract(bob.money())).isEqualTo(CESS.multiply(BigInteger.valueOf(5)));
    assertThat(network.chain().dataCertificates().holderOf(certificate))
        .isEqualTo(bob.cess().address());
  }

  private java.time.Instant soon() {
    return network.chain().clock().instant().plus(Duration.ofMinutes(8));
  }

  private KeySaleState stateOf(long sale) {
    return network.chain().billing().keySales().saleOf(sale).state();
  }

  private RightsClaim claim(OwnFile file) {
    return new RightsClaim(
        Bytes32.of("0x" + file.fid()),
        word(),
        Bytes32.ZERO,
        Bytes32.ZERO,
        Bytes32.of(file.first().entry().keyCommitment().toBytes()),
        Bytes32.ZERO,
        word(),
        file.first().deal(),
        RightsMedia.OTHER);
  }

  private RightsClaim madeUp() {
    return new RightsClaim(
        word(),
        word(),
        Bytes32.ZERO,
        Bytes32.ZERO,
        word(),
        Bytes32.ZERO,
        word(),
        1,
        RightsMedia.OTHER);
  }

  private Bytes32 word() {
    return Bytes32.of(Seeded.bytes(random, Bytes32.LENGTH));
  }
}
