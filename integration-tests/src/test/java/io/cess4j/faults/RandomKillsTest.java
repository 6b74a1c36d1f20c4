package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Workers die at random while a client stores and reads: nothing acknowledged is lost, the vault
 * balances. {@code -Dcess.kills} says how many die.
 */
@Tag("full")
@WholeNetwork
class RandomKillsTest {
  private static final int KILLS = Integer.getInteger("cess.kills", 200);
  private static final int LONGEST_FILE = 300_000;
  private static final long LONGEST_PAUSE_NANOS = 4_000_000_000L;

  private final CessNetwork network;
  private final Map<StoredFile, byte[]> acknowledged = new ConcurrentHashMap<>();
  private final AtomicBoolean over = new AtomicBoolean();

  RandomKillsTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void nothingAcknowledgedIsLostAndTheVaultBalances() {
    RandomGenerator random = Seeded.random(RandomKillsTest.class);
    Background<Integer> client = Background.doing(() -> storeAndRead(random.nextLong()));
    for (int kill = 1; kill <= KILLS; kill++) {
      LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE_NANOS));
      List<WorkerProcess> workers = network.processes().workers();
      WorkerProcess victim = workers.get(random.nextInt(workers.size()));
      network.kill(victim);
      network.revive();
      System.out.printf("  kill %d of %d: %s%n", kill, KILLS, victim.name());
    }
    over.set(true);
    System.out.printf("  %d stored, %d failed%n", acknowledged.size(), client.result());

    acknowledged.forEach(
        (file, content) -> {
          assertThat(network.client().reads(file)).isEqualTo(content);
          assertThat(network.client().readsDirectly(file)).isEqualTo(content);
        });
    assertThat(acknowledged).isNotEmpty();
    network.client().cancelsOpenOrders();
    network.assertThatTheVaultBalances();
  }

  /** Gives the number of uploads that failed with a word of what to do. */
  private int storeAndRead(long seed) {
    RandomGenerator random = Seeded.random(seed);
    int failed = 0;
    for (int i = 0; !over.get(); i++) {
      byte[] content = Seeded.bytes(random, random.nextInt(LONGEST_FILE));
      try {
        StoredFile file = network.client().stores("random-" + i, content);
        acknowledged.put(file, content);
        assertThat(network.client().readsDirectly(file)).isEqualTo(content);
      } catch (CessException told) {
        System.out.println("  told: " + told.getMessage());
        failed++;
      }
    }
    return failed;
  }
}
