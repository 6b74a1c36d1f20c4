package io.cess4j.cheats;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a miner says of itself: GET /v1/status over TLS, its key pinned by the registry. */
final class MinerStatus implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LARGEST = 1 << 16;

  private final Network network;
  private final WorkerClient client =
      new WorkerClient(
          TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system()), WorkerLimits.DEFAULT);

  MinerStatus(Network network) {
    this.network = network;
  }

  /** The word that its status has for a day; empty where the day is not told any more. */
  Optional<String> outcome(long miner, long day) {
    Miner registered = network.miners().miner(miner);
    TlsKeyHash pin = TlsKeyHash.of(registered.tlsKeyHash().bytes());
    try (WorkerResponse answer =
        client.peer(registered.endpoint(), pin).send(WorkerRequest.get("/v1/status"))) {
      for (JsonNode told : JSON.readTree(answer.bodyUpTo(LARGEST)).path("days")) {
        if (told.path("day").asLong() == day) {
          return Optional.of(told.path("outcome").asString());
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
