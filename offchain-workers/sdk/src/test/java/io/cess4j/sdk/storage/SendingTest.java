package io.cess4j.sdk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.sdk.CessException;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.gateway.PutRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that dies at chosen moments of a request, over real sockets. */
final class SendingTest {
  private static final String ACCOUNT = "0x" + "ab".repeat(20);
  private static final String UPLOAD = "cd".repeat(16);
  private final AtomicInteger bodies = new AtomicInteger();
  private ServerSocket server;
  private volatile int diesBeforeTheBody;
  private volatile int diesAfterTheBody;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Bug: three such ends gave up on an upload that the gateway had and went on with. */
  @Test
  void aGatewayThatDiesBeforeItTakesAByteLosesNoBody() {
    diesBeforeTheBody = 4;
    assertThat(send()).isEqualTo(UPLOAD);
    assertThat(bodies).hasValue(1);
  }

  @Test
  void threeLostBodiesAreTheClientsToDecide() {
    diesAfterTheBody = 3;
    assertThatThrownBy(this::send).isInstanceOf(GatewayFailed.class);
    assertThat(bodies).hasValue(3);
  }

  @Test
  void twoLostBodiesAreSentAgain() {
    diesBeforeTheBody = 2;
    diesAfterTheBody = 2;
    assertThat(send()).isEqualTo(UPLOAD);
    assertThat(bodies).hasValue(3);
  }

  private String send() {
    URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
    PutRequest request =
        new PutRequest.Clear("name", "text/plain", "authorisation", "ab", false, List.of());
    return new Sending(new GatewayClient(address), Duration.ofMinutes(1))
        .send(parcel(request), false)
        .orElseThrow();
  }

  private static Parcel parcel(PutRequest request) {
    return new Parcel() {
      @Override
      public PutRequest request() {
        return request;
      }

      @Override
      public long length() {
        return 1;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(new byte[1]);
      }

      @Override
      public Optional<CessException.LocalFile> spoiled() {
        return Optional.empty();
      }
    };
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket peer = server.accept()) {
        answer(peer);
      } catch (IOException ended) {
        // the next one, or the end of the test
      }
    }
  }

  private void answer(Socket peer) throws IOException {
    if (head(peer.getInputStream()).startsWith("GET")) {
      say(peer, "200 OK", "{\"account\":\"%s\"}".formatted(ACCOUNT));
      return;
    }
    if (diesBeforeTheBody > 0) {
      diesBeforeTheBody--;
      return;
    }
    peer.getOutputStream()
        .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    peer.getInputStream().read();
    bodies.incrementAndGet();
    if (diesAfterTheBody > 0) {
      diesAfterTheBody--;
      return;
    }
    say(peer, "202 Accepted", "{\"upload\":\"%s\"}".formatted(UPLOAD));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int value = in.read(); value >= 0; value = in.read()) {
      head.append((char) value);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  private static void say(Socket peer, String status, String json) throws IOException {
    OutputStream out = peer.getOutputStream();
    out.write(
        "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(status, json.length(), json)
            .getBytes(StandardCharsets.US_ASCII));
  }
}
