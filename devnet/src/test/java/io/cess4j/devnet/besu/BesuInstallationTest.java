package io.cess4j.devnet.besu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.devnet.DevnetException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesuInstallationTest {
  @TempDir private Path folder;

  private Path distribution(String name, String jar) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("lib"));
    Files.createFile(home.resolve("lib").resolve(jar));
    program(home.resolve("bin"));
    return home.toRealPath();
  }

  private static void program(Path bin) throws IOException {
    Path program = Files.createDirectories(bin).resolve("besu");
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void theVariableComesBeforeThePath() throws IOException {
    Path named = distribution("named", "besu-app-26.8.0.jar");
    Path other = distribution("other", "besu-app-25.1.0.jar");
    BesuInstallation found =
        BesuInstallation.find(
                Map.of("BESU_HOME", named.toString(), "PATH", other.resolve("bin").toString()))
            .orElseThrow();
    assertThat(found.program()).isEqualTo(named.resolve("bin").resolve("besu"));
    assertThat(found.home()).isEqualTo(named);
    assertThat(found.version()).contains("26.8.0");
    assertThat(found.toString()).contains("26.8.0").contains(named.toString());
  }

  @Test
  void aLinkOnThePathLeadsToItsDistribution() throws IOException {
    Path home = distribution("besu-24", "besu-24.1.0.jar");
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("besu"), home.resolve("bin").resolve("besu"));
    BesuInstallation found =
        BesuInstallation.find(Map.of("PATH", "/nowhere" + File.pathSeparator + links))
            .orElseThrow();
    assertThat(found.home()).isEqualTo(home);
    assertThat(found.version()).contains("24.1.0");
    assertThat(found.foundBy()).isEqualTo("the PATH");
  }

  @Test
  void aProgramWithoutLibrariesIsUsedAsItIs() throws IOException {
    program(folder.resolve("tools").resolve("bin"));
    BesuInstallation found =
        BesuInstallation.find(Map.of("PATH", folder.resolve("tools").resolve("bin").toString()))
            .orElseThrow();
    assertThat(found.home()).isNull();
    assertThat(found.version()).isEmpty();
  }

  @Test
  void nowhereIsNoError() {
    assertThat(BesuInstallation.find(Map.of())).isEmpty();
    assertThat(BesuInstallation.find(Map.of("PATH", folder.toString(), "BESU_HOME", " ")))
        .isEmpty();
  }

  @Test
  void aWrongVariableIsNotIgnored() throws IOException {
    Path other = distribution("other", "besu-app-25.1.0.jar");
    assertThatThrownBy(
            () ->
                BesuInstallation.find(
                    Map.of(
                        "BESU_HOME",
                        folder.resolve("gone").toString(),
                        "PATH",
                        other.resolve("bin").toString())))
        .isInstanceOf(DevnetException.EngineMissing.class)
        .hasMessageContaining("gone")
        .hasMessageContaining("BESU_HOME");
  }
}
