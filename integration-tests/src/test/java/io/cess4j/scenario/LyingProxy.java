package io.cess4j.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.typed.Reencrypted;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registered proxy that takes every share and signs points of its own choice. */
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
    CapsuleHeader header =
        CapsuleHeader.of(HexFormat.of().parseHex(request.path("capsule").asString().substring(2)));
    Reencryption wrong = new Reencryption(header.v(), header.e());
    byte[] signature =
        network
            .sharing()
            .reports()
            .domain()
            .signCompact(
                account,
                new Reencrypted(
                    Bytes32.of(request.path("grant").asString()),
                    Bytes32.of(Keccak.hash(Reencryption.eip2537(header))),
                    Bytes32.of(Keccak.hash(wrong.eip2537()))));
    answer(
        exchange,
        Map.of(
            "reencryption", "0x" + HexFormat.of().formatHex(wrong.toBytes()),
            "signature", "0x" + HexFormat.of().formatHex(signature)));
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
