package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.contract.Bucket;
import io.cess4j.sdk.storage.StoredFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deleted data costs a round its draws until the miner moves what it holds together. */
@Tag("full") // three protocol days
@WholeNetwork
class DeletedFilesTest {
  private static final int DELETED = 5;
  private static final int LENGTH = 300_000;

  /** Of all positions one in so many may be dead. */
  private static final long TOLERATED = 8;

  private final CessNetwork network;

  DeletedFilesTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void theHolesThatDeletedFilesLeaveAreFilledAndTheRestIsProvedWhereItMoved() {
    RandomGenerator random = Seeded.random(DeletedFilesTest.class);
    List<StoredFile> deleted = new ArrayList<>();
    for (int i = 0; i < DELETED; i++) {
      deleted.add(
          network.client().stores("deleted-%d.bin".formatted(i), Seeded.bytes(random, LENGTH)));
    }
    byte[] content = Seeded.bytes(random, LENGTH);
    StoredFile kept = network.client().stores("kept.bin", content);
    network.awaitProofsOfEveryMiner(kept);
    deleted.forEach(network.client()::removes);
    assertThat(deadPositions()).as("the deletions leave holes").isPositive();
    Eventually.within(
        Duration.ofMinutes(4), "few holes are left", () -> minersWithHoles().isEmpty());
    network.awaitProofsOfEveryMiner(kept, network.today() + 1);
    assertThat(network.client().reads(kept)).isEqualTo(content);
    network.client().removes(kept);
  }

  private long deadPositions() {
    return miners().mapToLong(miner -> positions(miner) - used(miner)).sum();
  }

  private List<Long> minersWithHoles() {
    return miners()
        .filter(miner -> positions(miner) - used(miner) > positions(miner) / TOLERATED)
        .toList();
  }

  private Stream<Long> miners() {
    return LongStream.rangeClosed(1, network.chain().miners().count()).boxed();
  }

  private long positions(long miner) {
    return network.chain().deals().buckets(miner).stream().mapToLong(Bucket::end).sum();
  }

  private long used(long miner) {
    return network.chain().miners().standing(miner).usedSectors();
  }
}
