package io.cess4j.cli.miner;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.devnet.junit.TestNetwork;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Calls of MinerRegistry that only other contracts make: the test's chain sends them under the
 * contract's name, so that fines and used space are there without days of proofs.
 */
record Impersonation(TestNetwork test) {
  /** {@code fine(uint32,uint256)} by Penalties. */
  void fine(Address penalties, long miner, BigInteger wei) {
    send(penalties, "74d49b59" + word(BigInteger.valueOf(miner)) + word(wei));
  }

  /** {@code expel(uint32)} by Penalties. */
  void expel(Address penalties, long miner) {
    send(penalties, "267f2206" + word(BigInteger.valueOf(miner)));
  }

  /** {@code rate(uint32,uint8)} by Penalties. */
  void rate(Address penalties, long miner, int credit) {
    send(
        penalties, "ac41b14a" + word(BigInteger.valueOf(miner)) + word(BigInteger.valueOf(credit)));
  }

  /** {@code occupy(bytes,uint40)} by Deals. */
  void occupy(Address deals, long miner, long sectors) {
    send(
        deals,
        "ce547358"
            + word(BigInteger.valueOf(64))
            + word(BigInteger.valueOf(sectors))
            + word(BigInteger.valueOf(4))
            + "%08x".formatted(miner)
            + "0".repeat(56));
  }

  private void send(Address from, String data) {
    test.needsAnvil();
    String sender = from.hex();
    Address registry = test.network().miners().address();
    call("anvil_impersonateAccount", "\"%s\"".formatted(sender));
    call("anvil_setBalance", "\"%s\",\"0xde0b6b3a7640000\"".formatted(sender));
    call(
        "eth_sendTransaction",
        "{\"from\":\"%s\",\"to\":\"%s\",\"data\":\"0x%s\",\"gas\":\"0x4c4b40\"}"
            .formatted(sender, registry.hex(), data));
    call("evm_mine", "");
    call("anvil_stopImpersonatingAccount", "\"%s\"".formatted(sender));
  }

  private void call(String method, String parameters) {
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
      assertThat(answer).as(method).contains("result").doesNotContain("\"error\"");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String word(BigInteger value) {
    return "%064x".formatted(value);
  }
}
