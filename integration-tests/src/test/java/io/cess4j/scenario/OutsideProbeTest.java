package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code cess probe}, as somebody types it who runs none of the network. */
@WholeNetwork
class OutsideProbeTest {
  private final CessNetwork network;
  @TempDir private Path out;

  OutsideProbeTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void everyMinerIsMeasuredAndTheFileIsGoneAfterwards() throws IOException, InterruptedException {
    int files = network.client().storage().list().size();
    JsonNode run =
        new ClientCommands(network)
            .type("probe", "--yes", "--size", "100000", "--tries", "3", "--out", out.toString());

    for (String step : List.of("store", "readThroughGateway", "readDirectly", "remove")) {
      assertThat(run.path(step).path("ok").asBoolean()).as("%s: %s", step, run).isTrue();
    }
    assertThat(new BigInteger(run.path("refund").asString())).isPositive();
    assertThat(run.path("miners").size()).isEqualTo((int) network.chain().miners().count());
    int fragments = 0;
    for (JsonNode miner : run.path("miners")) {
      assertThat(miner.path("answered").asInt()).as(miner.toString()).isEqualTo(3);
      assertThat(miner.path("certificate").asString()).isEqualTo("registered");
      assertThat(miner.path("fragmentsIntact").asInt()).isEqualTo(miner.path("fragments").asInt());
      assertThat(miner.path("score").asInt()).isPositive();
      fragments += miner.path("fragments").asInt();
    }
    assertThat(fragments).as("one on each of n miners").isEqualTo(6);
    assertThat(network.client().storage().list()).hasSize(files);
    assertThat(Files.readString(out.resolve("probe.html"))).contains("3 of 3");
    assertThat(Files.readAllLines(out.resolve("history.jsonl"))).hasSize(1);
  }
}
