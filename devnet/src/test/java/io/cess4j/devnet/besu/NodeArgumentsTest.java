package io.cess4j.devnet.besu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NodeArgumentsTest {
  private final Path folder = Path.of("/chain/besu-2");
  private final List<String> arguments =
      NodeArguments.of(
          new BesuNode(1, folder, NodeKey.generate(new SplittableRandom(3)), 18_545, 20_303),
          Path.of("/chain/genesis.json"));

  @Test
  void aNodeReachesNoFurtherThanThisMachine() {
    assertThat(arguments)
        .contains(
            "--data-path=/chain/besu-2",
            "--genesis-file=/chain/genesis.json",
            "--static-nodes-file=/chain/besu-2/static-nodes.json",
            "--discovery-enabled=false",
            "--p2p-host=127.0.0.1",
            "--p2p-interface=127.0.0.1",
            "--p2p-port=20303",
            "--rpc-http-host=127.0.0.1",
            "--rpc-http-port=18545");
  }

  /** Besu 26.8 puts an estimate 12 s after the newest block, where every devnet's beat is over. */
  @Test
  void gasIsEstimatedForTheNextBlockNotForAMainnetSlotLater() {
    assertThat(arguments).contains("--Xpos-slot-duration=1");
  }

  @Test
  void noArgumentIsEmptySinceAnEmptyLineEndsANodeOfTheEmbeddedOnes() {
    assertThat(arguments).noneMatch(String::isBlank).noneMatch(line -> line.contains("\n"));
  }
}
