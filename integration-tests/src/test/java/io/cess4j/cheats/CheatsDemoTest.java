package io.cess4j.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.NetworkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code cess demo cheats}, and that it is found by its name. */
class CheatsDemoTest {
  @Test
  @Tag("full")
  void eachCheatHasAnOutcomeOfItsOwnAndTheFileSurvives() throws Exception {
    Path home =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "cheats-");
    Scenario.Result result = new CheatsDemo().run(new Console(false), new NetworkFolder(home));
    assertThat(result.ok()).as("all that was expected, in %s: %s", home, result.json()).isTrue();
  }

  @Test
  void demosThatTheLauncherKnowsAreThoseOfTheTestTree() throws Exception {
    Path listed = Path.of(System.getProperty("cess.repository", "..")).resolve("tools/demos");
    List<String> names =
        Files.readAllLines(listed).stream().map(line -> line.split(" ", 2)[0]).toList();
    assertThat(ServiceLoader.load(Scenario.class))
        .filteredOn(demo -> !demo.getClass().getName().startsWith("io.cess4j.cli."))
        .extracting(Scenario::name)
        .containsExactlyInAnyOrderElementsOf(names);
  }
}
