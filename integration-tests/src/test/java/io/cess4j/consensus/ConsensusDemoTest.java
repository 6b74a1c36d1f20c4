package io.cess4j.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.demo.consensus.ConsensusDemo;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.NetworkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code cess demo consensus}, on the engine that the tests run on. */
@Tag("full")
class ConsensusDemoTest {
  @Test
  void nodesElectEachOtherAndTheDeadAndTheFalseLoseTheirSeats() throws Exception {
    Path home =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "consensus-");
    Scenario.Result result = new ConsensusDemo().run(new Console(false), new NetworkFolder(home));
    assertThat(result.ok()).as("all that was expected, in %s: %s", home, result.json()).isTrue();
  }
}
