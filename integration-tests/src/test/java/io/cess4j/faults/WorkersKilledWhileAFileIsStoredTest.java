package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.storage.StoredFile;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A miner or the TEE worker dies at the worst step; it comes back with its data, or is replaced.
 */
@WholeNetwork
class WorkersKilledWhileAFileIsStoredTest {
  private final CessNetwork network;
  private final RandomGenerator random = Seeded.random(WorkersKilledWhileAFileIsStoredTest.class);

  WorkersKilledWhileAFileIsStoredTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  @Tag("full") // its normal sibling kills between the last fsync and the report
  void aMinerBetweenAFragmentsFsyncAndItsAnswer() {
    KillPoint point =
        KillPoint.leaving("a fragment is on disk", "miner.storage.FragmentStore#receive", 1);
    // Six of eight are drawn, so one of any three is among them; only the first is held.
    List<WorkerProcess> three = network.processes().workers(WorkerRole.STORAGE_MINER).subList(0, 3);
    storesThrough(point, three);
  }

  @Test
  void aMinerBetweenFsyncAndReport() {
    KillPoint point = KillPoint.leaving("the holding is kept", "miner.deal.Holdings#keep", 1);
    List<WorkerProcess> three = network.processes().workers(WorkerRole.STORAGE_MINER).subList(3, 6);
    storesThrough(point, three);
  }

  @Test
  void theTeeWorkerWhileItTags() {
    KillPoint point = KillPoint.entering("it tags", "tee.enclave.TagSession#finish", 2);
    storesThrough(point, network.processes().workers(WorkerRole.TEE_WORKER));
  }

  private void storesThrough(KillPoint point, List<WorkerProcess> victims) {
    victims.forEach(network::kill);
    List<WorkerProcess> held =
        victims.stream()
            .map(victim -> network.processes().restart(victim, point.launch()))
            .toList();
    byte[] content = Seeded.bytes(random, 600_000);
    BigInteger before = network.client().money();

    Background<StoredFile> put =
        Background.doing(() -> network.client().stores("worker-killed.bin", content));
    long pid = point.await();
    WorkerProcess victim =
        held.stream().filter(worker -> worker.pid() == pid).findFirst().orElseThrow();
    network.kill(victim);
    network.revive();

    StoredFile stored = put.result();
    assertThat(network.client().reads(stored)).isEqualTo(content);
    assertThat(before.subtract(network.client().money()))
        .isEqualTo(network.client().feesOf(stored));
  }
}
