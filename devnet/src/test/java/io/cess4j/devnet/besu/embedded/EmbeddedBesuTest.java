package io.cess4j.devnet.besu.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBesuTest {
  @TempDir private Path folder;

  @Test
  void everyNodesArgumentsEndWithAnEmptyLine() throws IOException {
    Path file = Files.write(folder.resolve("a"), List.of("--a=1", "--b=x y", "", "--a=2", ""));
    assertThat(EmbeddedBesu.read(file))
        .containsExactly(List.of("--a=1", "--b=x y"), List.of("--a=2"));
  }

  /** This test's class path is one without Besu, as a version that is built otherwise looks. */
  @Test
  void aBesuThatIsBuiltOtherwiseIsTold() {
    assertThatThrownBy(BesuEntrance::open).isInstanceOf(ReflectiveOperationException.class);
  }
}
