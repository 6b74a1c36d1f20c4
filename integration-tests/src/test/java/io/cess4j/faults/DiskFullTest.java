package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StoredFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Disks fill up, and are cleared: nothing acknowledged is lost, and nobody has to be restarted. */
@WholeNetwork
class DiskFullTest {
  /** Workers leave 64 MiB alone, for database and logs. */
  private static final int MEBIBYTES = 160;

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
}
