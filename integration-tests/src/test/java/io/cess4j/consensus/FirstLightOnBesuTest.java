package io.cess4j.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.junit.RequiresBesu;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Seeded;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a chain of four validators, and the same network after a stop of all of it. */
@RequiresBesu
class FirstLightOnBesuTest {
  @TempDir private Path folder;

  @Test
  void aFileIsStoredProvedOutlivesTwoMinersAndARestart() {
    byte[] content = Seeded.bytes(Seeded.random(FirstLightOnBesuTest.class), 1_500_000);
    try (CessNetwork network = CessNetwork.start(folder, NetworkPlan.USUAL, Engine.BESU)) {
      assertThat(network.processes().chain().engine()).isEqualTo("besu");
      StoredFile file = network.client().stores("first-light.bin", content);
      assertThat(network.awaitProofsOfEveryMiner(file)).isBetween(1L, network.today());
      network.assertThatTheVaultBalances();

      List<WorkerProcess> miners = network.minersOf(file);
      miners.subList(0, 2).forEach(network::kill);
      assertThat(network.client().readsDirectly(file)).isEqualTo(content);
      network.revive();

      FileStat stored = network.client().stat(file);
      long block = network.chain().connection().latestBlock().number();
      network.restart();

      assertThat(network.chain().connection().latestBlock().number()).isGreaterThan(block);
      assertThat(network.client().stat(file).deals()).isEqualTo(stored.deals());
      assertThat(network.client().reads(file)).isEqualTo(content);
    }
  }
}
