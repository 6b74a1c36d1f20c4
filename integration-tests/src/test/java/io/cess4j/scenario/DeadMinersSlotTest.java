package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.contract.RepairIndex;
import io.cess4j.chain.event.RepairCompleted;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A miner dies for good. Nobody but two keepers, one of which is killed and comes back, sees to it
 * that its slot moves.
 */
@Tag("full")
class DeadMinersSlotTest {
  private static final Duration DAYS = Duration.ofMinutes(6);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int SLOT = 0;

  @TempDir private Path folder;

  @Test
  void theSlotOfADeadMinerMovesOnce() {
    try (CessNetwork network = CessNetwork.start(folder, NetworkPlan.USUAL.withKeepers(2))) {
      byte[] content = Seeded.bytes(Seeded.random(DeadMinersSlotTest.class), 400_000);
      StoredFile file = network.client().stores("kept.bin", content);
      FileStat.Part part = network.client().stat(file).deals().getFirst();
      long dead = part.placements().get(SLOT).miner();
      network.kill(network.minersOf(file).get(SLOT));
      WorkerProcess keeper = network.processes().workers(WorkerRole.KEEPER).getFirst();
      network.kill(keeper);
      network.processes().restart(keeper);

      Eventually.within(
          DAYS,
          "another miner holds the slot",
          () -> !List.of(0L, dead).contains(holder(network, part.deal())));
      List<RepairCompleted> completed =
          new RepairIndex(network.chain().connection(), network.chain().repair().address())
              .completed();
      assertThat(completed)
          .singleElement()
          .satisfies(repair -> assertThat(repair.slot()).isEqualTo(SLOT));
      assertThat(network.client().readsDirectly(file)).isEqualTo(content);
      for (WorkerProcess one : network.processes().workers(WorkerRole.KEEPER)) {
        Operator operator = new Operator(one.management());
        for (String campaign : List.of("rounds", "repair", "expiry", "compaction")) {
          Eventually.within(
              SOON,
              one.name() + " has completed " + campaign,
              () -> operator.campaign(campaign).equals("COMPLETED"));
        }
      }
    }
  }

  private static long holder(CessNetwork network, long deal) {
    return network.chain().deals().deal(deal).miners().get(SLOT);
  }
}
