package io.cess4j.devnet.besu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainFolderTest {
  private static final Address GOVERNOR = Address.of("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");

  private final SplittableRandom random = new SplittableRandom(11);
  @TempDir private Path folder;

  private BesuSettings settings(long chainId, int nodes) {
    return new BesuSettings(
        folder,
        folder.resolve("logs"),
        chainId,
        nodes,
        Duration.ofSeconds(1),
        GOVERNOR,
        List.of(GOVERNOR),
        Ports.of(folder.resolve("ports.properties"), BesuSettings.portNames(nodes)),
        BesuMode.PROCESS);
  }

  private ChainFolder prepare(long chainId, int nodes) {
    return ChainFolder.prepare(settings(chainId, nodes), "0x5f5ff3", random);
  }

  @Test
  void aNewChainNamesItsNodesAndEachNodeTheOthers() throws IOException {
    assertThat(ChainFolder.holdsChain(folder)).isFalse();
    ChainFolder chain = prepare(4_001, 3);
    assertThat(ChainFolder.holdsChain(folder)).isTrue();
    for (BesuNode node : chain.nodes()) {
      assertThat(Files.readString(chain.genesis())).contains(node.address().hex().substring(2));
      String peers = Files.readString(node.staticNodes());
      assertThat(peers).doesNotContain(node.key().id());
      chain.nodes().stream()
          .filter(other -> !other.equals(node))
          .forEach(other -> assertThat(peers).contains(other.enode()));
    }
  }

  @Test
  void aKeptChainKeepsKeysAndGenesis() throws IOException {
    ChainFolder first = prepare(4_001, 2);
    String genesis = Files.readString(first.genesis());
    ChainFolder again = prepare(4_001, 2);
    assertThat(again.nodes())
        .extracting(BesuNode::address)
        .isEqualTo(first.nodes().stream().map(BesuNode::address).toList());
    assertThat(again.nodes())
        .extracting(BesuNode::rpcPort)
        .isEqualTo(first.nodes().stream().map(BesuNode::rpcPort).toList());
    assertThat(Files.readString(again.genesis())).isEqualTo(genesis);
  }

  @Test
  void aStopBeforeTheGenesisWasWrittenBeginsAnew() throws IOException {
    Files.delete(prepare(4_001, 2).genesis());
    ChainFolder again = prepare(4_001, 2);
    for (BesuNode node : again.nodes()) {
      assertThat(NodeKey.read(node.keyFile()).address()).isEqualTo(node.address());
      assertThat(Files.readString(again.genesis())).contains(node.address().hex().substring(2));
    }
  }

  @Test
  void aChainOfAnotherIdOrSizeIsRefusedAndLeftAlone() throws IOException {
    ChainFolder chain = prepare(4_001, 3);
    String genesis = Files.readString(chain.genesis());
    assertThatThrownBy(() -> prepare(4_003, 3))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("chain id 4001");
    assertThatThrownBy(() -> prepare(4_001, 2))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("another network");
    assertThatThrownBy(() -> prepare(4_001, 4))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("besu-4");
    assertThat(Files.readString(chain.genesis())).isEqualTo(genesis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{\"config\":{}}", "{\"config\":{\"chainId\":1}}"})
  void aGenesisThatIsNoneNamesItsFile(String text) throws IOException {
    Files.writeString(prepare(4_001, 1).genesis(), text);
    assertThatThrownBy(() -> prepare(4_001, 1))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("genesis.json");
  }

  @Test
  void settingsThatNoNetworkCanHaveAreRefused() {
    assertThatThrownBy(() -> settings(4_001, 0)).hasMessageContaining("1 to 11");
    assertThatThrownBy(() -> settings(4_001, 12)).hasMessageContaining("12");
    BesuSettings good = settings(4_001, 1);
    for (Duration period :
        List.of(Duration.ZERO, Duration.ofMillis(-5), Duration.ofMillis(1_500))) {
      assertThatThrownBy(
              () ->
                  new BesuSettings(
                      folder,
                      folder,
                      1,
                      1,
                      period,
                      GOVERNOR,
                      List.of(),
                      good.ports(),
                      BesuMode.EMBEDDED))
          .hasMessageContaining(period.toString());
    }
  }
}
