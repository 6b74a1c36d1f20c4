package io.cess4j.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.typed.Reencrypted;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registered proxy that takes every share and signs points of its own choice, for readers and for
 * buyers.
 */
final class LyingProxy implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Network network;
  private final Account account;
  private final HttpServer server;

  private LyingProxy(Network network, Account account, HttpServer server) {
    this.network = network;
    this.account = account;
    this.server = server;
  }

  /** Listens, and enters the list of proxies. */
  static LyingProxy start(Network network, Account account) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LyingProxy liar = new LyingProxy(network, account, server);
    server.createContext(
        "/v1/status", exchange -> answer(exchange, Map.of("account", account.address().hex())));
    server.createContext(
        "/v1/grants",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          answer(exchange, Map.of("grant", "taken"));
        });
    server.createContext("/v1/reencryptions", liar::lie);
    server.createContext("/v1/deliveries", liar::deliverLie);
    server.start();
    network
        .sharing()
        .proxies()
        .register(
            network.sender(account),
            G1.GENERATOR.eip2537(),
            "http://127.0.0.1:" + server.getAddress().getPort());
    return liar;
  }

  private void lie(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
    CapsuleHeader header = CapsuleHeader.of(bytes(request, "capsule"));
    Reencryption wrong = new Reencryption(header.v(), header.e());
    answer(
        exchange,
        Map.of(
            "reencryption", hex(wrong.toBytes()), "signature", hex(sign(request, header, wrong))));
  }

  /** Whatever the voucher is worth: a liar is not choosy. */
  private void deliverLie(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
    CapsuleHeader header = CapsuleHeader.of(bytes(request, "capsule"));
    Reencryption wrong = new Reencryption(header.v(), header.e());
    byte[] plain =
        ByteBuffer.allocate(Reencryption.BYTES + 64)
            .put(wrong.toBytes())
            .put(sign(request, header, wrong))
            .array();
    byte[] sealed =
        Capsule.seal(
            plain,
            G1.ofCompressed(bytes(request, "recipient")),
            CapsuleContext.delivery(
                Hash256.of(bytes(request, "grant")), AccountAddress.of(account.address().bytes())),
            new SecureRandom());
    answer(exchange, Map.of("grant", request.path("grant").asString(), "sealed", hex(sealed)));
  }

  private byte[] sign(JsonNode request, CapsuleHeader header, Reencryption wrong) {
    return network
        .sharing()
        .reports()
        .domain()
        .signCompact(
            account,
            new Reencrypted(
                Bytes32.of(request.path("grant").asString()),
                Bytes32.of(Keccak.hash(Reencryption.eip2537(header))),
                Bytes32.of(Keccak.hash(wrong.eip2537()))));
  }

  private static byte[] bytes(JsonNode request, String field) {
    return HexFormat.of().parseHex(request.path(field).asString().substring(2));
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  private static void answer(HttpExchange exchange, Map<String, ?> json) throws IOException {
    byte[] body = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    network.sharing().proxies().retire(network.sender(account));
    server.stop(0);
  }
}
