package io.cess4j.sdk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cess4j.sdk.CessException.GatewayFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that answers anything gets one kind of exception, in words. */
final class HostileGatewayTest {
  private HttpServer server;
  private volatile int status = 200;
  private volatile String text = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "<html>",
        "{\"account\":\"me\",\"fid\":\"me\",\"descriptors\":[{\"descriptor\":\"?\"}]}",
        "{\"account\":{},\"fid\":7,\"descriptors\":[{\"descriptor\":\"=\"}]}"
      })
  void whateverItSaysIsNotBelieved(String answer) {
    text = answer;
    assertRefused(() -> client().account());
    assertRefused(() -> client().put(request(), 1, () -> new ByteArrayInputStream(new byte[1])));
    if (answer.contains("descriptors") || answer.contains("<")) {
      assertRefused(() -> client().descriptors("ab".repeat(32)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 500, 599})
  void aRefusalWithoutWordsIsStillOne(int code) {
    status = code;
    assertRefused(() -> client().account());
  }

  @Test
  void aRefusalIsNoNovel() {
    status = 400;
    text = "{\"detail\":\"" + "x".repeat(60_000) + "\"}";
    assertThatThrownBy(() -> client().account())
        .isInstanceOfSatisfying(
            GatewayFailed.class,
            refused -> assertThat(String.valueOf(refused.getMessage()).length()).isLessThan(5_000));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(GatewayFailed.class).hasMessageContaining("gateway");
  }

  private static PutRequest request() {
    return new PutRequest.Clear("a", "text/plain", "e30=", "00", false, List.of());
  }

  private GatewayClient client() {
    return new GatewayClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }
}
