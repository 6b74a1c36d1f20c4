package io.cess4j.devnet;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.contracts.GenesisCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts the ValidatorSet where a genesis has it, on a chain whose engine brought none (anvil, which
 * asks no validators). Besu's genesis holds it already, and then nothing is done here.
 */
final class GenesisPlacement {
  /** Where QBFT asks for the validators: fixed, since the genesis names it. */
  static final Address VALIDATOR_SET = Address.of("0x0000000000000000000000000000000000000c55");

  /** Whose code is a zero byte and the 20 bytes of each genesis validator, ascending. */
  private static final Address STORED = Address.of("0x0000000000000000000000000000000000000c56");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChainConnection connection;

  GenesisPlacement(ChainConnection connection) {
    this.connection = connection;
  }

  /**
   * Makes sure that the contract is there.
   *
   * @param bootstrapper who may bind it to the Directory, once
   * @param validators of a chain that has none, ascending
   */
  void ensure(Address bootstrapper, List<Address> validators) {
    if (connection.hasCode(VALIDATOR_SET)) {
      return;
    }
    String list =
        validators.stream()
            .map(validator -> HexFormat.of().formatHex(validator.bytes()))
            .collect(Collectors.joining("", "0x00", ""));
    request("anvil_setCode", STORED.hex(), list);
    request("anvil_setCode", VALIDATOR_SET.hex(), GenesisCode.VALIDATOR_SET);
    request("anvil_setStorageAt", VALIDATOR_SET.hex(), "0x0", word(bootstrapper));
    request("anvil_setStorageAt", VALIDATOR_SET.hex(), "0x1", word(STORED));
  }

  private static String word(Address address) {
    return "0x" + "0".repeat(24) + HexFormat.of().formatHex(address.bytes());
  }

  private void request(String method, String... parameters) {
    String quoted =
        List.of(parameters).stream()
            .map(parameter -> '"' + parameter + '"')
            .collect(Collectors.joining(","));
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}".formatted(method, quoted);
    URI rpc = connection.rpc();
    HttpRequest request =
        HttpRequest.newBuilder(rpc)
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      String answer = client.send(request, BodyHandlers.ofString()).body();
      if (answer.contains("\"error\"")) {
        throw new DevnetException.ProcessFailed(
            "the node at " + rpc, "has no validator set and refused " + method, answer);
      }
    } catch (IOException e) {
      throw new DevnetException.ProcessFailed("the node at " + rpc, "did not answer " + method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed(
          "the node at " + rpc, "was interrupted in " + method, e);
    }
  }
}
