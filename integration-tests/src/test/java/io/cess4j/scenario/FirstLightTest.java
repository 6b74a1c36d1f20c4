package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job: a file is stored, proved, and outlives its gateway and two of its miners. */
@WholeNetwork
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstLightTest {
  private static final int LENGTH = 3 << 20;
  private static final int MARKER_EVERY = 50_000;

  private final CessNetwork network;
  private final byte[] marker;
  private final byte[] content;
  private StoredFile file;

  FirstLightTest(CessNetwork network) {
    this.network = network;
    RandomGenerator random = Seeded.random(FirstLightTest.class);
    this.marker = Seeded.bytes(random, 32);
    this.content = Seeded.bytes(random, LENGTH + random.nextInt(1 << 16));
    for (int at = 0; at + marker.length <= content.length; at += MARKER_EVERY) {
      System.arraycopy(marker, 0, content, at, marker.length);
    }
  }

  @BeforeAll
  void aClientStoresAFile() {
    BigInteger before = network.client().money();
    file = network.client().stores("first-light.bin", content);
    assertThat(before.subtract(network.client().money()))
        .as("the client pays for the days that miners keep it, not for those before")
        .isEqualTo(network.client().feesOf(file))
        .isPositive()
        .isLessThanOrEqualTo(file.cost());
  }

  @Test
  @Order(1)
  void theChainAndTheGatewayKnowIt() {
    FileStat stat = network.client().stat(file);
    assertThat(stat.bytes()).isEqualTo(content.length);
    assertThat(stat.name().orElseThrow().name()).isEqualTo("first-light.bin");
    assertThat(stat.deals().getFirst().placements())
        .as("n distinct miners, each with tags of its own")
        .hasSize(stat.deals().getFirst().n())
        .doesNotHaveDuplicates()
        .extracting(FileStat.Placement::miner, FileStat.Placement::nu)
        .doesNotHaveDuplicates();
    assertThat(network.client().reads(file)).isEqualTo(content);
  }

  @Test
  @Order(2)
  void minersKeepNothingOfItInTheClear() throws IOException {
    assertThat(new Disk(network.client().folder()).filesWith(marker))
        .as("the search finds the marker where it is")
        .isNotEmpty();
    for (WorkerProcess miner : network.minersOf(file)) {
      Disk disk = new Disk(network.dataOf(miner));
      assertThat(disk.size()).as("%s keeps a fragment", miner.name()).isGreaterThan(LENGTH / 4);
      assertThat(disk.filesWith(marker)).as("plaintext at %s", miner.name()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void everyMinerOfItProvesOnAProtocolDay() {
    long day = network.awaitProofsOfEveryMiner(file);
    assertThat(day).isBetween(1L, network.today());
  }

  @Test
  @Order(4)
  void itIsReadWithoutAGatewayAndWithoutTwoMinersOfItsData() {
    List<WorkerProcess> miners = network.minersOf(file);
    network.kill(network.gateway());
    assertThatThrownBy(() -> network.client().reads(file))
        .as("the gateway is really gone")
        .isInstanceOf(CessException.GatewayFailed.class);
    assertThat(network.client().readsDirectly(file)).isEqualTo(content);
    miners.subList(0, 2).forEach(network::kill);
    assertThat(network.client().readsDirectly(file)).isEqualTo(content);
    network.revive();
    assertThat(network.client().reads(file)).as("through the gateway again").isEqualTo(content);
  }

  @Test
  @Order(5)
  void itsOwnerRemovesItAndGetsBackWhatWasNotEarned() {
    BigInteger before = network.client().money();
    BigInteger refund = network.client().removes(file);
    assertThat(refund).isPositive().isLessThan(file.cost());
    assertThat(network.client().money()).isEqualTo(before.add(refund));
    assertThatThrownBy(() -> network.client().reads(file))
        .isInstanceOf(CessException.GatewayFailed.class);
    assertThatThrownBy(() -> network.client().readsDirectly(file))
        .isInstanceOf(CessException.FileUnknown.class);
  }
}
