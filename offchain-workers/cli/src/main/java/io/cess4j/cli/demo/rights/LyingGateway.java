package io.cess4j.cli.demo.rights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.typed.Reencrypted;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a corrupted gateway looks like from outside. It stands in front of a running one, has its
 * account, passes everything on, and changes one thing: where the gateway re-encrypts, it exchanges
 * the two points of the answer and signs that with the gateway's own account.
 */
final class LyingGateway implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int OK = 200;
  private static final int UNREACHABLE = 502;

  private final Network network;
  private final Account account;
  private final URI gateway;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private LyingGateway(Network network, Account account, URI gateway, HttpServer server) {
    this.network = network;
    this.account = account;
    this.gateway = gateway;
    this.server = server;
  }

  /**
   * Listens, and tells the chain that the gateway is here now.
   *
   * @param account of the gateway, a proxy on chain already
   */
  static LyingGateway before(Network network, Account account, URI gateway) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LyingGateway liar = new LyingGateway(network, account, gateway, server);
    server.createContext("/", liar::answer);
    server.start();
    liar.register(liar.endpoint());
    return liar;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void register(String endpoint) {
    byte[] key = network.sharing().index().proxy(account.address()).orElseThrow().key();
    network.sharing().proxies().register(network.sender(account), key, endpoint);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] question = exchange.getRequestBody().readAllBytes();
      HttpResponse<byte[]> honest = pass(exchange, question);
      byte[] body = honest.body();
      if (exchange.getRequestURI().getPath().equals("/v1/reencryptions")
          && honest.statusCode() == OK) {
        body = lie(JSON.readTree(question), JSON.readTree(body));
      }
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(honest.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.sendResponseHeaders(UNREACHABLE, -1);
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] question)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI()))
            .header("Content-Type", "application/json")
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(question))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private byte[] lie(JsonNode question, JsonNode honest) {
    CapsuleHeader header = CapsuleHeader.of(bytes(question, "capsule"));
    Reencryption right = Reencryption.of(bytes(honest, "reencryption"));
    Reencryption wrong = new Reencryption(right.v(), right.e());
    byte[] signature =
        network
            .sharing()
            .reports()
            .domain()
            .signCompact(
                account,
                new Reencrypted(
                    Bytes32.of(question.path("grant").asString()),
                    Bytes32.of(Keccak.hash(Reencryption.eip2537(header))),
                    Bytes32.of(Keccak.hash(wrong.eip2537()))));
    return JSON.writeValueAsBytes(
        Map.of(
            "grant", question.path("grant").asString(),
            "reencryption", hex(wrong.toBytes()),
            "signature", hex(signature)));
  }

  private static byte[] bytes(JsonNode json, String field) {
    return HexFormat.of().parseHex(json.path(field).asString().substring(2));
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  /** Its operator has the gateway back. */
  @Override
  public void close() {
    register(gateway.toString());
    server.stop(0);
    client.close();
  }
}
