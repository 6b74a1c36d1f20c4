package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A bit flips on a miner's disk: the miner finds it, says so, and readers never see it. */
@WholeNetwork
class RottenDiskTest {
  private static final Duration REPORT = Duration.ofSeconds(60);

  private final CessNetwork network;

  RottenDiskTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void aFlippedBitIsFoundReportedAndReadAround() throws IOException {
    byte[] content = Seeded.bytes(Seeded.random(RottenDiskTest.class), 400_000);
    StoredFile file = network.client().stores("rot.bin", content);
    FileStat.Part deal = network.client().stat(file).deals().getFirst();
    WorkerProcess miner = network.minersOf(file).getFirst();
    Operator operator = new Operator(miner.management());
    assertThat(operator.scans(deal.deal())).isEmpty();

    Path fragment =
        network.dataOf(miner).resolve("files/deals/%d/0.fragment".formatted(deal.deal()));
    byte[] good = Files.readAllBytes(fragment);
    byte[] rotten = good.clone();
    rotten[70_000] ^= 4;
    Files.write(fragment, rotten);

    assertThat(operator.scans(deal.deal())).containsExactly("chunk-altered");
    assertThat(operator.corruptions()).isEqualTo(1);
    assertThat(network.client().readsDirectly(file)).isEqualTo(content);
    assertThat(network.client().reads(file)).isEqualTo(content);
    Eventually.within(REPORT, "the chain is told", () -> reported(deal));

    Files.write(fragment, good);
    assertThat(operator.scans(deal.deal())).as("restored from a backup").isEmpty();
    Eventually.within(REPORT, "the chain is told that it is back", () -> !reported(deal));
    assertThat(network.client().readsDirectly(file)).isEqualTo(content);
  }

  private boolean reported(FileStat.Part deal) {
    return network.chain().lossReports().orElseThrow().reported(deal.deal(), 0);
  }
}
