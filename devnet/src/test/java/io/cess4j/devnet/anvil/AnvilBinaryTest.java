package io.cess4j.devnet.anvil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnvilBinaryTest {
  private static final Map<String, String> MACHINE = Map.of("os.name", "Linux", "os.arch", "amd64");

  @TempDir private Path folder;
  private Path repository;
  private Path program;

  @BeforeEach
  void install() throws IOException {
    repository = Files.createDirectories(folder.resolve("repository"));
    program = repository.resolve("contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    Files.createDirectories(program.getParent());
    Files.createFile(program);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void isFoundBesideTheCommandThatWasCalledFromElsewhere() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    assertThat(
            new AnvilBinary(
                    key -> key.equals("cess.home") ? repository.toString() : MACHINE.get(key),
                    Map.of(),
                    elsewhere)
                .find())
        .isEqualTo(program);
    assertThatThrownBy(() -> new AnvilBinary(MACHINE::get, Map.of(), elsewhere).find())
        .isInstanceOf(DevnetException.EngineMissing.class)
        .hasMessageContaining(elsewhere.toString());
  }

  @Test
  void isFoundAboveTheWorkingDirectory() throws IOException {
    Path module = Files.createDirectories(repository.resolve("module"));
    assertThat(
            new AnvilBinary(
                    key -> key.equals("cess.home") ? "" : MACHINE.get(key), Map.of(), module)
                .find())
        .isEqualTo(program);
  }
}
