package io.cess4j.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a Besu 26.8 was seen to answer between naming a head and writing it down, on a loaded
 * machine.
 */
final class HeadNotWrittenYetTest {
  private static final String NOTHING = "\"result\":null";
  private static final String INTERNAL =
      "\"error\":{\"code\":-32603,\"message\":\"Internal error\"}";
  private static final String REFUSED =
      "\"error\":{\"code\":-32602,\"message\":\"Invalid params\"}";

  private final Deque<String> answers =
      new ConcurrentLinkedDeque<>(List.of("\"result\":\"0xfa1\""));
  private HttpServer server;
  private ChainConnection connection;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String next = answers.size() > 1 ? answers.poll() : answers.peek();
          byte[] body =
              "{\"jsonrpc\":\"2.0\",\"id\":0,%s}".formatted(next).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    connection =
        ChainConnection.open(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop(0);
  }

  private void answers(String... next) {
    answers.addAll(new ArrayDeque<>(List.of(next)));
    answers.poll(); // the chain id
  }

  private static String block(int number) {
    String word = "0x" + "%064x".formatted(number);
    return ("\"result\":{\"number\":\"0x%x\",\"hash\":\"%s\",\"parentHash\":\"%s\","
            + "\"timestamp\":\"0x%x\",\"gasLimit\":\"0x1\",\"gasUsed\":\"0x0\",\"baseFeePerGas\":\"0x0\","
            + "\"transactions\":[],\"uncles\":[]}")
        .formatted(number, word, word, number == 0 ? 0 : 1_800_000_000);
  }

  @Test
  void noNewestBlockIsAskedForAgain() {
    answers(NOTHING, block(7));
    assertThat(connection.latestBlock().number()).isEqualTo(7);
  }

  @Test
  void aGenesisInsteadOfTheHeadIsNotTimeTurnedBack() {
    answers(block(0), block(7));
    assertThat(connection.latestBlock().number()).isEqualTo(7);
  }

  @Test
  void aChainThatIsAtItsGenesisIs() {
    answers(block(0), block(0));
    assertThat(connection.latestBlock().number()).isZero();
  }

  @Test
  void anInternalErrorIsAskedAgain() {
    answers(INTERNAL, INTERNAL, "\"result\":\"0x2a\"");
    assertThat(connection.call(Address.ZERO, "0x")).isEqualTo("0x2a");
  }

  @Test
  void anInternalErrorThatStaysIsTold() {
    answers(INTERNAL);
    assertThatThrownBy(() -> connection.call(Address.ZERO, "0x"))
        .isInstanceOf(ChainException.Refused.class)
        .hasMessageContaining("Internal error");
  }

  @Test
  void aRefusalIsNotAskedAgain() {
    answers(REFUSED, "\"result\":\"0x2a\"");
    assertThatThrownBy(() -> connection.call(Address.ZERO, "0x"))
        .isInstanceOf(ChainException.Refused.class);
  }
}
