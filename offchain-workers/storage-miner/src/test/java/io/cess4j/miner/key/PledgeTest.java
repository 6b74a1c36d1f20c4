package io.cess4j.miner.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.proofs.Keccak;
import io.cess4j.transport.TlsKeyHash;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fines eat a miner's collateral; it pays them from vault and wallet as far as those go. */
@WithDevnet(operators = 4)
@Timeout(120)
final class PledgeTest {
  private static final BigInteger CESS = BigInteger.TEN.pow(18);

  private final TestNetwork test;
  private final Network network;

  PledgeTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
  }

  @Test
  void shouldTopUpWhatFinesTook() throws Exception {
    Account operator = test.accounts().operator(0);
    Miner miner = registered(operator, 1);
    Pledge pledge = new Pledge(network, operator, miner.id());
    pledge.keepWhole();
    BigInteger before = money(operator);
    fine(miner.id(), CESS);
    assertThat(owed(miner)).isEqualTo(CESS);
    pledge.keepWhole();
    assertThat(owed(miner)).isZero();
    assertThat(network.miners().standing(miner.id()).collateral())
        .isEqualTo(network.miners().standing(miner.id()).pledged());
    assertThat(before.subtract(money(operator))).isEqualTo(CESS);
  }

  /** Bug: a keeper retired the tickets of every miner that was short for a moment, for good. */
  @Test
  void shouldListTicketsAgainThatSomebodyRetiredMeanwhile() throws Exception {
    Account operator = test.accounts().operator(3);
    Miner miner = registered(operator, 4);
    fine(miner.id(), CESS);
    network.miners().retire(test.sender(test.accounts().client()), miner.id(), 1);
    assertThat(network.miners().miner(miner.id()).listedUnits()).isZero();
    new Pledge(network, operator, miner.id()).keepWhole();
    assertThat(network.miners().miner(miner.id()).listedUnits()).isEqualTo(1);
  }

  @Test
  void shouldMoveNothingWhereItCannotPayAll() throws Exception {
    Account operator = test.accounts().operator(1);
    Miner miner = registered(operator, 2);
    Pledge pledge = new Pledge(network, operator, miner.id());
    Account client = test.accounts().client();
    TransactionSender sender = test.sender(operator);
    BigInteger all = network.vault().balanceOf(operator.address());
    network.vault().withdraw(sender, operator.address(), all);
    BigInteger held = network.token().balanceOf(operator.address());
    network.token().transfer(sender, client.address(), held.subtract(BigInteger.ONE));
    fine(miner.id(), CESS);
    pledge.keepWhole();
    pledge.keepWhole();
    assertThat(owed(miner)).isEqualTo(CESS);
    assertThat(network.token().balanceOf(operator.address())).isEqualTo(BigInteger.ONE);
    network.token().transfer(test.sender(client), operator.address(), CESS);
    pledge.keepWhole();
    assertThat(owed(miner)).as("money came").isZero();
  }

  @Test
  void shouldNotPayForAMinerThatLeaves() throws Exception {
    Account operator = test.accounts().operator(2);
    Miner miner = registered(operator, 3);
    network.auditRounds().poke(test.sender(operator), miner.id());
    network.miners().exit(test.sender(operator), miner.id());
    fine(miner.id(), CESS);
    new Pledge(network, operator, miner.id()).keepWhole();
    assertThat(owed(miner)).isEqualTo(CESS);
  }

  private Miner registered(Account operator, int port) {
    return new Registration(network, operator)
        .ensure(
            new Registration.Wish(
                TlsKeyHash.parse("5a".repeat(32)), "https://127.0.0.1:" + port, 0, 1));
  }

  private BigInteger owed(Miner miner) {
    return network.miners().standing(miner.id()).owed();
  }

  private BigInteger money(Account account) {
    return network
        .vault()
        .balanceOf(account.address())
        .add(network.token().balanceOf(account.address()));
  }

  /** As Penalties does for missed days, whose history would take a deal and weeks of chain time. */
  private void fine(long miner, BigInteger amount) throws IOException, InterruptedException {
    test.needsAnvil();
    Address penalties = network.penalties().address();
    byte[] selector = Keccak.hash("fine(uint32,uint256)".getBytes(StandardCharsets.US_ASCII));
    String data =
        "0x%s%064x%064x".formatted(HexFormat.of().formatHex(selector, 0, 4), miner, amount);
    node("anvil_setBalance", "\"%s\", \"0xde0b6b3a7640000\"".formatted(penalties.hex()));
    node("anvil_impersonateAccount", "\"%s\"".formatted(penalties.hex()));
    node(
        "eth_sendTransaction",
        "{\"from\":\"%s\",\"to\":\"%s\",\"data\":\"%s\"}"
            .formatted(penalties.hex(), network.miners().address().hex(), data));
    node("anvil_stopImpersonatingAccount", "\"%s\"".formatted(penalties.hex()));
  }

  private void node(String method, String parameters) throws IOException, InterruptedException {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}"
            .formatted(method, parameters);
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer =
          client
              .send(
                  HttpRequest.newBuilder(test.devnet().rpc())
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      assertThat(answer).as(method).doesNotContain("\"error\"");
    }
  }
}
