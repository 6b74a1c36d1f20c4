package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StoredFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Disks fill up, and are cleared: nothing acknowledged is lost, and nobody has to be restarted. */
@WholeNetwork
class DiskFullTest {
  /** Workers leave 64 MiB alone, for database and logs. */
  private static final int MEBIBYTES = 160;

  private static final int MANY_UPLOADS = 8;

  private final CessNetwork network;
  private final RandomGenerator random = Seeded.random(DiskFullTest.class);

  DiskFullTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void ofAGatewayRefusesAndKeepsTheOrder() {
    WorkerProcess gateway = network.gateway();
    network.kill(gateway);
    byte[] content = Seeded.bytes(random, 500_000);
    Path file = network.client().writes("full.bin", content);
    BigInteger before = network.client().money();
    try (SmallDisk disk = SmallDisk.under(network.dataOf(gateway), MEBIBYTES)) {
      network.processes().restart(gateway);
      disk.fillBut(64L << 20);
      assertThat(refusal(file)).hasMessageContainingAll("spool", "free", "--resume");
      disk.free();
      disk.fillBut(0);
      assertThat(refusal(file)).hasMessageContaining("--resume");
      disk.free();

      StoredFile stored = network.client().storage().put(file, PutOptions.defaults().resumed());
      assertThat(network.client().reads(stored)).isEqualTo(content);
      assertThat(before.subtract(network.client().money()))
          .as("the order of the refused attempts was used")
          .isEqualTo(network.client().feesOf(stored));
      network.kill(network.gateway());
    } finally {
      network.revive();
    }
  }

  private GatewayFailed refusal(Path file) {
    GatewayFailed failed =
        catchThrowableOfType(
            GatewayFailed.class,
            () -> network.client().storage().put(file, PutOptions.defaults().resumed()));
    assertThat(failed.status()).as("%s", failed.getMessage()).isEqualTo(507);
    return failed;
  }

  @Test
  @Tag("full") // uploads until it is drawn
  void ofAMinerHasAnotherOneDrawn() {
    WorkerProcess miner = network.processes().workers(WorkerRole.STORAGE_MINER).getFirst();
    network.kill(miner);
    try (SmallDisk disk = SmallDisk.under(network.dataOf(miner), MEBIBYTES)) {
      WorkerProcess small = network.processes().restart(miner);
      disk.fillBut(1 << 20);
      int uploads = 0;
      while (!network.logOf(network.gateway(), "disk-full") && uploads++ < MANY_UPLOADS) {
        byte[] content = Seeded.bytes(random, 100_000);
        StoredFile stored = network.client().stores("miner-full.bin", content);
        assertThat(network.client().reads(stored)).isEqualTo(content);
      }
      assertThat(network.logOf(network.gateway(), "disk-full")).as("it was drawn").isTrue();
      disk.free();
      network.kill(small);
    } finally {
      network.revive();
    }
  }
}
