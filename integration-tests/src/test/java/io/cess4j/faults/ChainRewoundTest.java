package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cess4j.devnet.network.Launch;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Eventually;
import io.cess4j.scenario.Relay;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The chain is killed and comes back from what it wrote last, so its newest seconds never happened:
 * worse than any reorganisation. What it kept stands, and whoever was in its lost seconds goes on.
 */
@Tag("full")
@WholeNetwork
class ChainRewoundTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  private final CessNetwork network;
  private final RandomGenerator random = Seeded.random(ChainRewoundTest.class);

  ChainRewoundTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void whatItKeptStandsAndWhatItLostIsDoneAgainOrTold() {
    assumeThat(network.processes().chain().engine())
        .as("what Besu has told is on its disk and final: nothing is rewound")
        .isEqualTo("anvil");
    byte[] kept = Seeded.bytes(random, 200_000);
    StoredFile file = network.client().stores("kept.bin", kept);
    awaitWritten();
    WorkerProcess moved = network.processes().workers(WorkerRole.STORAGE_MINER).getLast();
    byte[] flying = Seeded.bytes(random, 2_000_000);
    try (Relay relay = Relay.to(moved.endpoint())) {
      network.kill(moved);
      Launch elsewhere = Launch.USUAL.arguments("--listen.advertised=" + relay.address());
      network.processes().restart(moved, elsewhere);
      Eventually.within(SOON, "the miner is registered elsewhere", () -> isRegisteredAt(relay));
      Background<StoredFile> inFlight =
          Background.doing(() -> network.client().stores("flying.bin", flying));
      Eventually.within(SOON, "its order is placed", () -> !open().isEmpty());

      crash();

      assertThat(network.client().reads(file)).as("what was kept").isEqualTo(kept);
      Eventually.within(SOON, "the miner registers there again", () -> isRegisteredAt(relay));
      StoredFile done = storedIn(inFlight, flying);
      assertThat(network.client().reads(done)).isEqualTo(flying);
      network.assertThatTheVaultBalances();
      assertThat(open()).as("no order holds money for nothing").isEmpty();
    } finally {
      network.kill(network.processes().workers(WorkerRole.STORAGE_MINER).getLast());
      network.revive(); // and it is registered at its own address again
    }
  }

  /** It ended well, or with words that say what to do; then that is done. */
  private StoredFile storedIn(Background<StoredFile> inFlight, byte[] content) {
    try {
      return inFlight.result();
    } catch (CessException.OrderGone gone) {
      assertThat(gone).hasMessageContaining("store the file again");
    } catch (CessException.GatewayFailed failed) {
      assertThat(failed).hasMessageContaining("--resume");
    }
    Path file = network.client().writes("flying.bin", content);
    return network.client().storage().put(file, PutOptions.defaults().resumed());
  }

  private void crash() {
    long pid = network.processes().chain().pid();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    Eventually.within(SOON, "the chain is dead", () -> ProcessHandle.of(pid).isEmpty());
    network.processes().restartChain();
  }

  private boolean isRegisteredAt(Relay relay) {
    String endpoint = relay.address().toString();
    return LongStream.rangeClosed(1, network.chain().miners().count())
        .anyMatch(id -> network.chain().miners().miner(id).endpoint().equals(endpoint));
  }

  private List<?> open() {
    return network.client().storage().openOrders();
  }

  /** A state that was begun after now is on disk: the second one that is finished after now. */
  private void awaitWritten() {
    for (int written = 0; written < 2; written++) {
      FileTime last = lastWritten();
      Eventually.within(SOON, "the chain is written", () -> lastWritten().compareTo(last) > 0);
    }
  }

  private FileTime lastWritten() {
    try {
      return Files.getLastModifiedTime(network.chainState());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
