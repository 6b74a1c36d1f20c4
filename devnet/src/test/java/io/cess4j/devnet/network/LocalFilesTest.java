package io.cess4j.devnet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.devnet.Deployment;
import io.cess4j.devnet.DevnetException.FileFailed;
import io.cess4j.devnet.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a network that somebody edited, or a full disk cut short: the error names the file. */
final class LocalFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"workers\":1}",
        "{\"workers\":[{\"name\":\"a\"}],\"contracts\":{}}",
        "{\"workers\":[],\"contracts\":{\"Deals\":\"0x12\"}}",
        "{\"workers\":[],\"supervisor\":\"x\",\"contracts\":{},\"chainId\":[]}",
        "{\"workers\":[],\"contracts\":{},\"chainId\":1,\"rpc\":\":\"}"
      })
  void malformedJsonNamesItsFile(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("some.json"), text);
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOf(FileFailed.class)
        .hasMessageContaining("some.json");
    assertThatThrownBy(() -> Deployment.read(file))
        .isInstanceOf(FileFailed.class)
        .hasMessageContaining("some.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=http", "a=", "a=0", "a=65536", "a=-1", "a=99999999999", "a=\\u12"})
  void aPortThatIsNoneNamesItsLine(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("ports.properties"), line + "\n");
    assertThatThrownBy(() -> Ports.of(file, List.of("a")))
        .isInstanceOf(FileFailed.class)
        .hasMessageContaining("ports.properties");
    assertThat(file).content().startsWith(line);
  }

  @Test
  void portsThatAreMissingAreChosenOnce() {
    Path file = folder.resolve("ports.properties");
    int chosen = Ports.of(file, List.of("a")).of("a");
    Ports again = Ports.of(file, List.of("a", "b"));
    assertThat(again.of("a")).isEqualTo(chosen);
    assertThat(again.of("b")).isNotEqualTo(chosen);
  }
}
