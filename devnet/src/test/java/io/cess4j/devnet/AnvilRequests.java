package io.cess4j.devnet;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Anvil's levers that only tests pull. */
final class AnvilRequests {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI rpc;

  AnvilRequests(URI rpc) {
    this.rpc = rpc;
  }

  void request(String method, String parameters) throws Exception {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
            .formatted(method, parameters);
    String answer =
        HTTP.send(
                HttpRequest.newBuilder(rpc)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    if (answer.contains("\"error\"")) {
      throw new IllegalStateException(method + ": " + answer);
    }
  }

  /** Until the node's pool brings the account to that nonce. */
  void awaitPending(Address account, long nonce) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    try (ChainConnection connection = ChainConnection.open(rpc)) {
      while (connection.pendingNonce(account) < nonce) {
        if (System.nanoTime() > end) {
          throw new AssertionError("the pool never reached nonce " + nonce + " of " + account);
        }
        Thread.sleep(10);
      }
    }
  }
}
