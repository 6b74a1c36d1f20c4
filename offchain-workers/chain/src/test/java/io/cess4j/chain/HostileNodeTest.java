package io.cess4j.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cess4j.chain.contract.Deals;
import io.cess4j.chain.contract.Directory;
import io.cess4j.chain.contract.Orders;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node, or a proxy before it, that answers anything: typed exceptions, bounded memory. */
final class HostileNodeTest {
  private static final String CHAIN = "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x7a69\"}";
  private HttpServer server;
  private ChainConnection connection;
  private volatile Answer answer = Answer.of(200, CHAIN);

  private record Answer(int status, byte[] head, long zeros) {
    static Answer of(int status, String text) {
      return new Answer(status, text.getBytes(StandardCharsets.UTF_8), 0);
    }
  }

  private final AtomicInteger requests = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          Answer now = answer;
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(now.status(), 0);
            send(now, exchange.getResponseBody());
          } catch (IOException theClientHasEnough) {
            // as it should, of an endless answer
          }
        });
    server.start();
    connection = ChainConnection.open(rpc());
  }

  private static void send(Answer now, OutputStream out) throws IOException {
    out.write(now.head());
    byte[] piece = " ".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
    for (long sent = 0; sent < now.zeros(); sent += piece.length) {
      out.write(piece);
    }
  }

  private URI rpc() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":0}",
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0xzz\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x1ffffffffffffffffffffffffffffffff\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"number\":\"0x1\"}}",
        "{}"
      })
  void saysThatAnAnswerCannotBeRead(String text) {
    answer = Answer.of(200, text);
    assertThatThrownBy(() -> connection.latestBlock()).isInstanceOf(ChainException.class);
    assertThatThrownBy(() -> connection.minedNonce(Address.ZERO))
        .isInstanceOf(ChainException.class);
    assertThatThrownBy(() -> new Directory(Address.ZERO, connection).all())
        .isInstanceOf(ChainException.class);
    answer = Answer.of(200, CHAIN);
    assertThat(connection.minedNonce(Address.ZERO)).isEqualTo(0x7a69);
  }

  /** web3j reserved the room that an answer of a few hundred bytes announced, 8 GiB and more. */
  @Test
  void anArrayThatAnnouncesMoreThanTheAnswerHasIsMalformed() {
    String offset = word("20");
    String length = word("7ffffff0");
    Deals deals = new Deals(Address.ZERO, connection);
    answer = result(word("40") + word("60") + length + word("00"));
    assertThatThrownBy(() -> deals.locate(1, 0, List.of(), new byte[0])).satisfies(this::isTooLong);
    answer = result(offset + word("01").repeat(13) + word("1c0") + length + word("00"));
    assertThatThrownBy(() -> deals.deal(1)).as("in a struct").satisfies(this::isTooLong);
    answer = result(offset + word("01").repeat(17) + word("240") + length + word("00"));
    assertThatThrownBy(() -> new Orders(Address.ZERO, connection).order(1))
        .as("in a struct")
        .satisfies(this::isTooLong);
    answer = result(word("40") + word("60") + length + word("00"));
    assertThatThrownBy(() -> new Directory(Address.ZERO, connection).all())
        .satisfies(this::isTooLong);
    answer = result(word("f".repeat(64)) + length);
    assertThatThrownBy(() -> deals.deal(1)).isInstanceOf(ChainException.AnswerMalformed.class);
  }

  private void isTooLong(Throwable thrown) {
    assertThat(thrown).isInstanceOf(ChainException.AnswerMalformed.class);
    assertThat(thrown.getCause()).hasMessageContaining("2147483632 elements");
  }

  private static String word(String hex) {
    return "0".repeat(64 - hex.length()) + hex;
  }

  private static Answer result(String hex) {
    return Answer.of(200, "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x%s\"}".formatted(hex));
  }

  /** Tried again a few times, as a proxy says such things while the node behind it starts. */
  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "", "<html>"})
  void saysThatWhatIsNoAnswerAtAllDoesNotCome(String text) {
    answer = Answer.of(200, text);
    assertThatThrownBy(() -> connection.latestBlock())
        .isInstanceOf(ChainException.Unreachable.class);
  }

  /** web3j throws an unchecked exception for a status that is not 2xx: it was not tried again. */
  @Test
  void anHttpErrorOfAProxyIsTriedAgainAndThenCalledUnreachable() {
    answer = Answer.of(502, "Bad Gateway");
    requests.set(0);
    assertThatThrownBy(() -> connection.latestBlock())
        .isInstanceOf(ChainException.Unreachable.class)
        .hasMessageContaining("is the node running");
    assertThat(requests.get()).isGreaterThan(1);
  }

  /** It is not known whether a transaction was taken: the sender looks again, and sends again. */
  @Test
  void anHttpErrorSaysNothingAboutATransaction() {
    answer = Answer.of(503, "try later");
    assertThatThrownBy(() -> connection.sendRaw("0x00")).isInstanceOf(IOException.class);
    answer = Answer.of(200, "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x12\"}");
    assertThatThrownBy(() -> connection.sendRaw("0x00")).isInstanceOf(IOException.class);
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    answer =
        new Answer(
            200,
            "{\"jsonrpc\":".getBytes(StandardCharsets.UTF_8),
            BoundedAnswers.MAXIMUM_BYTES + (1 << 20));
    assertThatThrownBy(() -> connection.latestBlock())
        .isInstanceOf(ChainException.Unreachable.class)
        .hasMessageContaining("more than");
  }

  @Test
  void anotherChainIsNamed() {
    assertThatThrownBy(() -> ChainConnection.open(rpc(), 1))
        .isInstanceOf(ChainException.WrongChain.class)
        .hasMessageContaining("31337");
  }
}
