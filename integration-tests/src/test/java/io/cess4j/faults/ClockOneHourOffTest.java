package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.devnet.network.Launch;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Workers live by the chain's time: their own clocks may be wrong (protocol.md section 1). */
@Tag("full")
@WholeNetwork
class ClockOneHourOffTest {
  private final CessNetwork network;
  private final List<WorkerProcess> wrong = new ArrayList<>();

  ClockOneHourOffTest(CessNetwork network) {
    this.network = network;
  }

  @AfterEach
  void theirClocksAreRightAgain() {
    wrong.stream().filter(WorkerProcess::isAlive).forEach(network::kill);
    network.revive();
  }

  @Test
  void ofGatewayTeeWorkerAndMinerChangesNothing() {
    storeWithWrongClocks();
  }

  @Test
  void minersProveInTime() {
    network.awaitProofsOfEveryMiner(storeWithWrongClocks());
  }

  private StoredFile storeWithWrongClocks() {
    Path library =
        library()
            .orElseGet(
                () -> Assumptions.abort("a wrong clock is not tested: faketime is not installed"));
    List<WorkerProcess> miners = network.processes().workers(WorkerRole.STORAGE_MINER);
    List<WorkerProcess> tees = network.processes().workers(WorkerRole.TEE_WORKER);
    off(network.gateway(), "+1h", library);
    off(tees.getFirst(), "-1h", library);
    off(miners.getFirst(), "-1h", library);

    byte[] content = Seeded.bytes(Seeded.random(ClockOneHourOffTest.class), 400_000);
    StoredFile stored = network.client().stores("clock.bin", content);
    assertThat(network.client().reads(stored)).isEqualTo(content);
    assertThat(network.client().readsDirectly(stored)).isEqualTo(content);
    return stored;
  }

  private void off(WorkerProcess worker, String offset, Path library) {
    network.kill(worker);
    // Its monotonic clock is shifted too, which nobody notices; left alone, a JVM's waits spin.
    Map<String, String> environment = Map.of("LD_PRELOAD", library.toString(), "FAKETIME", offset);
    wrong.add(network.processes().restart(worker, Launch.USUAL.environment(environment)));
  }

  private static Optional<Path> library() {
    Path libraries = Path.of("/usr/lib");
    if (!Files.isDirectory(libraries)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(libraries)) {
      return folders
          .map(folder -> folder.resolve("faketime").resolve("libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
