package io.cess4j.sdk.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.InitialParameters;
import io.cess4j.chain.Bytes32;
import io.cess4j.sdk.CessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFileTest {
  private static final Architecture ARCHITECTURE = Architecture.named("mlp-5-4-3/1");
  private static final Function<Bytes32, Optional<String>> LIST =
      id ->
          id.equals(Bytes32.of(ARCHITECTURE.id()))
              ? Optional.of(ARCHITECTURE.text())
              : Optional.empty();
  private static final ModelFile MODEL =
      new ModelFile(ARCHITECTURE.text(), FixedVector.model(InitialParameters.of(ARCHITECTURE, 3)));

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void writes() {
    file = folder.resolve("model.cesf");
    MODEL.write(file);
  }

  @Test
  void whatWasWrittenIsRead() {
    assertThat(ModelFile.read(file, LIST)).isEqualTo(MODEL);
    assertThat(ModelFile.read(file, LIST).root()).isEqualTo(MODEL.root());
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void oneBitMoreGivesAnotherRoot() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[60] ^= 1;
    Files.write(file, bytes);
    assertThat(ModelFile.read(file, LIST).root()).isNotEqualTo(MODEL.root());
  }

  @Test
  void anythingElseIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 41, 42, bytes.length - 1}) {
      refused(Arrays.copyOf(bytes, length), "");
    }
    refused(Arrays.copyOf(bytes, bytes.length + 1), "more bytes follow");
    byte[] update = bytes.clone();
    update[5] = 1;
    refused(update, "kind");
    byte[] unlisted = bytes.clone();
    unlisted[6] ^= 1;
    refused(unlisted, "not on the chain's list");
    byte[] larger = bytes.clone();
    larger[41] = 0x7f; // components, little-endian: two thousand millions
    refused(larger, "components");
    assertThatThrownBy(() -> ModelFile.read(folder.resolve("absent"), LIST))
        .isInstanceOf(CessException.LocalFile.class);
  }

  private void refused(byte[] bytes, String why) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> ModelFile.read(file, LIST))
        .isInstanceOf(AiException.ModelUnreadable.class)
        .hasMessageContaining("model.cesf is no model")
        .hasMessageContaining(why);
  }
}
