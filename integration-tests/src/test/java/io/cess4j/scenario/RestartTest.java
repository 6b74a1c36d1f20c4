package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A network is stopped and goes on where it was. */
@WholeNetwork
class RestartTest {
  /** Blocks come once a second; a loaded machine is late. */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private final CessNetwork network;

  RestartTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void theNetworkGoesOnWithItsFilesWorkersAndTime() {
    byte[] content = Seeded.bytes(Seeded.random(RestartTest.class), 100_000);
    StoredFile file = network.client().stores("restart.bin", content);
    FileStat stored = network.client().stat(file);
    BigInteger money = network.client().money();
    long miners = network.chain().miners().count();
    int teeWorkers = network.chain().teeWorkers().count();
    long day = network.today();
    Instant before = network.chain().clock().instant();
    long stopped = System.nanoTime();

    network.restart();

    Duration passed = Duration.ofNanos(System.nanoTime() - stopped);
    assertThat(network.chain().clock().instant())
        .as("chain time goes on, no faster than the machine's")
        .isBetween(before.minus(TOLERANCE), before.plus(passed).plus(TOLERANCE));
    assertThat(network.today()).isBetween(day, day + days(passed) + 2);
    assertThat(network.chain().miners().count()).as("no miner registered again").isEqualTo(miners);
    assertThat(network.chain().teeWorkers().count()).isEqualTo(teeWorkers);
    assertThat(network.client().money()).isEqualTo(money);
    assertThat(network.client().stat(file).deals()).isEqualTo(stored.deals());
    assertThat(network.client().reads(file)).isEqualTo(content);
    assertThat(network.client().readsDirectly(file)).isEqualTo(content);
  }

  private long days(Duration time) {
    return time.dividedBy(network.chain().calendar().days(1));
  }
}
