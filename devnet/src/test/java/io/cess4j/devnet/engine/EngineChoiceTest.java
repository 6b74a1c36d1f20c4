package io.cess4j.devnet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.besu.BesuInstallation;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineChoiceTest {
  private static final Optional<BesuInstallation> INSTALLED =
      Optional.of(new BesuInstallation(Path.of("/opt/besu/bin/besu"), null, "BESU_HOME"));

  @Test
  void anInstalledBesuIsTakenAndTheReasonSaysWhoHasIt() {
    assertThat(EngineChoice.of(Engine.AUTO, INSTALLED))
        .isInstanceOf(EngineChoice.Besu.class)
        .extracting(EngineChoice::reason)
        .asString()
        .contains("/opt/besu/bin/besu")
        .contains("since BESU_HOME has it");
  }

  @Test
  void withoutOneItIsAnvilAndTheReasonSaysWhy() {
    assertThat(EngineChoice.of(Engine.AUTO, Optional.empty()))
        .isInstanceOf(EngineChoice.Anvil.class)
        .extracting(EngineChoice::reason)
        .asString()
        .contains("neither BESU_HOME nor the PATH");
  }

  @Test
  void whatIsAskedForIsTakenOrMissed() {
    assertThat(EngineChoice.of(Engine.ANVIL, INSTALLED)).isInstanceOf(EngineChoice.Anvil.class);
    assertThat(EngineChoice.of(Engine.BESU, INSTALLED)).isInstanceOf(EngineChoice.Besu.class);
    assertThatThrownBy(() -> EngineChoice.of(Engine.BESU, Optional.empty()))
        .isInstanceOf(DevnetException.EngineMissing.class)
        .hasMessageContaining("BESU_HOME")
        .hasMessageContaining("install");
  }

  @ParameterizedTest
  @ValueSource(strings = {"besu", " BESU ", "Besu"})
  void namesAreReadInAnyCase(String name) {
    assertThat(Engine.of(name)).isEqualTo(Engine.BESU);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "geth", "besu2", "AUTO,"})
  void otherNamesAreRefusedWithThoseThatThereAre(String name) {
    assertThatThrownBy(() -> Engine.of(name)).hasMessageContaining("auto, besu, anvil");
  }
}
