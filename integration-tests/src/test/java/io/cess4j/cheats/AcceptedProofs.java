package io.cess4j.cheats;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.chain.event.ProofAccepted;
import io.cess4j.proofs.podr2.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** Proofs lie open in the calldata of the transactions that carried them. */
final class AcceptedProofs {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Network network;

  AcceptedProofs(Network network) {
    this.network = network;
  }

  /** The 288 bytes of the newest accepted proof like this. */
  Optional<byte[]> newest(Predicate<ProofAccepted> wanted) {
    long head = network.connection().latestBlock().number();
    LogFilter all = new LogFilter(Set.of(network.auditRounds().address()), 0, head, List.of());
    return network.connection().logs(all).stream()
        .map(EventDecoder::decode)
        .flatMap(Optional::stream)
        .filter(ProofAccepted.class::isInstance)
        .map(ProofAccepted.class::cast)
        .filter(wanted)
        .reduce((earlier, later) -> later)
        .map(proof -> proofIn(proof.at().transaction()));
  }

  /** The proof is the last field of the only submission, and as long as nine words. */
  private byte[] proofIn(Bytes32 transaction) {
    byte[] calldata = calldata(transaction);
    return Arrays.copyOfRange(calldata, calldata.length - Proof.BYTES, calldata.length);
  }

  private byte[] calldata(Bytes32 transaction) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_getTransactionByHash\",\"params\":[\"%s\"]}"
            .formatted(transaction.hex());
    HttpRequest request =
        HttpRequest.newBuilder(network.connection().rpc())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      String input = JSON.readTree(answer).required("result").required("input").asString();
      return HexFormat.of().parseHex(input.substring(2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + transaction, e);
    }
  }
}
