package io.cess4j.devnet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.engine.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A chain cannot move to another engine. */
class LocalChainTest {
  @TempDir private Path home;

  private NetworkFolder folder(String chainFile) throws IOException {
    Path file = home.resolve("chain").resolve(chainFile);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}");
    return new NetworkFolder(home);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "ANVIL"})
  void aNetworkOfAnvilGoesOnWithAnvilWhateverIsInstalled(Engine wanted) throws IOException {
    LocalChain chain = LocalChain.of(folder("state.json"), wanted, 0);
    assertThat(chain.choice()).isInstanceOf(EngineChoice.Anvil.class);
    assertThat(chain.choice().reason()).contains("on which this network began");
    assertThat(chain.ports()).containsExactly("chain");
  }

  @Test
  void itIsRefusedToBesuAndLeftAlone() throws IOException {
    NetworkFolder folder = folder("state.json");
    assertThatThrownBy(() -> LocalChain.of(folder, Engine.BESU, 0))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("of anvil")
        .hasMessageContaining("cannot go on with besu");
    assertThat(folder.chainState()).hasContent("{}");
  }

  @Test
  void aNetworkOfBesuIsRefusedToAnvil() throws IOException {
    NetworkFolder folder = folder("besu/genesis.json");
    assertThatThrownBy(() -> LocalChain.of(folder, Engine.ANVIL, 0))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("of besu")
        .hasMessageContaining("cannot go on with anvil");
  }
}
