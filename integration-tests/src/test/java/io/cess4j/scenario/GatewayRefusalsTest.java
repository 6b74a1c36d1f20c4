package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.devnet.FundedAccounts;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody stores at the client's expense but the client, and only what it signed. */
@WholeNetwork
class GatewayRefusalsTest {
  private final CessNetwork network;
  private final Account client;
  private final Account thief = FundedAccounts.usual().otherClient();
  private final RandomGenerator random = Seeded.random(GatewayRefusalsTest.class);
  private final byte[] content = Seeded.bytes(random, 10_000);
  private RawUpload upload;
  private long order;
  private BigInteger money;

  GatewayRefusalsTest(CessNetwork network) {
    this.network = network;
    this.client = network.client().account();
  }

  @BeforeEach
  void theClientHasPaidForAnOrder() {
    upload = new RawUpload(network.chain(), network.gatewayAddress());
    money = network.client().money();
    order = upload.places(client, content.length);
  }

  @AfterEach
  void close() {
    upload.close();
  }

  @Test
  void refusesWhatTheClientDidNotSign() {
    assertRefused(content, null, 401, "Cess-Authorisation");
    assertRefused(
        content, upload.authorises(thief, order, content.length), 401, thief.address().toString());
    byte[] larger = Seeded.bytes(random, content.length + 1);
    assertRefused(larger, upload.authorises(client, order, content.length), 400, "10001");
    assertRefused(larger, upload.authorises(client, order, larger.length), 409, "pays for");
    assertThat(network.chain().orders().order(order).state())
        .as("the order waits for the right file")
        .isEqualTo(OrderState.PLACED);
  }

  @Test
  void refusesToUseAnAuthorisationTwice() {
    String authorisation = upload.authorises(client, order, content.length);
    RawUpload.Answer stored = upload.puts(content, authorisation);
    assertThat(stored.status()).as("%s", stored.body()).isEqualTo(201);
    assertThat(money.subtract(network.client().money()))
        .as("it was paid with the order")
        .isEqualTo(network.client().feesOf(order));
    byte[] other = Seeded.bytes(random, content.length);
    assertRefused(other, authorisation, 409, "place a new one");
    assertRefused(content, authorisation, 409, "place a new one");
    assertThat(network.chain().deals().deal(order).owner()).isEqualTo(client.address());
  }

  private void assertRefused(
      byte[] body, @Nullable String authorisation, int status, String words) {
    BigInteger clientsMoney = network.client().money();
    BigInteger thiefsMoney = network.chain().vault().balanceOf(thief.address());
    RawUpload.Answer answer = upload.puts(body, authorisation);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
    assertThat(answer.detail()).contains(words);
    assertThat(network.client().money()).as("the client's money").isEqualTo(clientsMoney);
    assertThat(network.chain().vault().balanceOf(thief.address())).isEqualTo(thiefsMoney);
  }
}
