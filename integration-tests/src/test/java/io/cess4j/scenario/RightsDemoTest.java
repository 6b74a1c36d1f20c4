package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.demo.rights.RightsDemo;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.NetworkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code cess demo rights}, on the engine that the tests run on. */
@Tag("full")
class RightsDemoTest {
  @Test
  void aCopyAndALiarAreCaughtAndEveryWeiIsSomebodys() throws Exception {
    Path home =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "rights-");
    Scenario.Result result = new RightsDemo().run(new Console(false), new NetworkFolder(home));
    assertThat(result.ok()).as("all that was expected, in %s: %s", home, result.json()).isTrue();
    Map<String, ?> json = result.json();
    assertThat(json.get("flagged")).isEqualTo(true);
    assertThat(json.get("refused")).isEqualTo(true);
    assertThat(json.get("revoked")).isEqualTo(true);
    assertThat(json.get("liarCaught")).isEqualTo(true);
    assertThat(json.get("balanceSum")).isEqualTo("0");
  }
}
