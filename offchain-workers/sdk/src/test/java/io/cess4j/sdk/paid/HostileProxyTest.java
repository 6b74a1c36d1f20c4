package io.cess4j.sdk.paid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.sharing.ProxyClient;
import io.cess4j.sdk.sharing.ProxyClient.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a proxy answers to a delivery, it is an answer or it has failed in words. */
@Timeout(60)
class HostileProxyTest {
  private static final Bytes32 GRANT = Bytes32.of("0x" + "44".repeat(32));
  private static final Address PROXY = Address.of("0x" + "55".repeat(20));
  private static final byte[] CONTEXT =
      CapsuleContext.delivery(Hash256.of(GRANT.bytes()), AccountAddress.of(PROXY.bytes()));

  private final SecureRandom random = new SecureRandom();
  private final SecretScalar recipient = SecretScalar.random(random);
  private final DeliveryClient client = new DeliveryClient(new ProxyClient());
  private HttpServer server;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anAnswerOfTheRightFormIsRead() throws Failed {
    byte[] plain = answer();
    body = json(Capsule.seal(plain, recipient.timesG1(), CONTEXT, random), "77".repeat(64));
    Delivered delivered = ask();
    assertThat(delivered.reencryption().toBytes()).isEqualTo(Arrays.copyOf(plain, 96));
    assertThat(delivered.signature()).isEqualTo(Arrays.copyOfRange(plain, 96, 160));
    assertThat(delivered.accepted()).hasSize(64);
  }

  @Test
  void anythingElseFailsInWords() {
    byte[] longer = Arrays.copyOf(answer(), 161);
    byte[] noPoints = new byte[160];
    SecretScalar another = SecretScalar.random(random);
    for (String hostile :
        new String[] {
          "",
          "[]",
          "null",
          "{}",
          "{\"sealed\":7}",
          "{\"sealed\":\"0xzz\"}",
          "{\"sealed\":\"0x\"}",
          json(new byte[304], ""),
          json(Capsule.seal(longer, recipient.timesG1(), CONTEXT, random), ""),
          json(Capsule.seal(noPoints, recipient.timesG1(), CONTEXT, random), ""),
          json(Capsule.seal(answer(), another.timesG1(), CONTEXT, random), ""),
          json(Capsule.seal(answer(), recipient.timesG1(), new byte[] {1}, random), ""),
          json(Capsule.seal(answer(), recipient.timesG1(), CONTEXT, random), "7"),
          "{\"sealed\":\"0x" + "00".repeat(70_000),
          "[".repeat(60_000)
        }) {
      body = hostile;
      assertThatThrownBy(this::ask)
          .as("%.60s", hostile)
          .isInstanceOf(Failed.class)
          .hasMessageMatching("(?s)its answer is n.*");
    }
  }

  @Test
  void aRefusalKeepsItsSlugAndAShortReason() {
    status = 409;
    body = "{\"type\":\"voucher-conflict\",\"detail\":\"%s\"}".formatted("x".repeat(5_000));
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.type()).isEqualTo("voucher-conflict"))
        .message()
        .hasSizeLessThan(1_200);
  }

  @Test
  void whatItSaysItHasAcceptedIsReadOrRefused() throws Failed {
    body = "{\"channel\":7,\"settled\":0}";
    assertThat(client.newest(endpoint(), 7)).isEmpty();
    body = "{\"accepted\":{\"count\":3,\"digest\":\"%s\"}}".formatted(GRANT.hex());
    assertThat(client.newest(endpoint(), 7)).contains(new DeliveryClient.Newest(3, GRANT));
    body = "{\"accepted\":{\"count\":3,\"digest\":\"0x12\"}}";
    assertThatThrownBy(() -> client.newest(endpoint(), 7)).isInstanceOf(Failed.class);
  }

  private Delivered ask() throws Failed {
    return client.ask(endpoint(), PROXY, GRANT, Map.of("grant", GRANT.hex()), recipient);
  }

  private String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private byte[] answer() {
    byte[] plain = new byte[160];
    G1 point = SecretScalar.random(random).timesG1();
    System.arraycopy(new Reencryption(point, point).toBytes(), 0, plain, 0, 96);
    Arrays.fill(plain, 96, 160, (byte) 9);
    return plain;
  }

  private static String json(byte[] sealed, String accepted) {
    return "{\"grant\":\"%s\",\"sealed\":\"0x%s\",\"accepted\":\"0x%s\"}"
        .formatted(GRANT.hex(), HexFormat.of().formatHex(sealed), accepted);
  }
}
