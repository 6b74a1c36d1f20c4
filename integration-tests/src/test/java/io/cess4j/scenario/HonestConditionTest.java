package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.contract.DealCondition;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.Refunds;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The client is told what became of its file, and gets back what its miners did not earn. */
@Tag("full")
@WholeNetwork
class HonestConditionTest {
  private static final Duration REPORT = Duration.ofSeconds(60);
  private static final Duration DAYS = Duration.ofMinutes(3);

  private final CessNetwork network;

  HonestConditionTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void aLostSlotIsRecoveryAndAMissedDayIsRefunded() throws IOException, InterruptedException {
    byte[] content = Seeded.bytes(Seeded.random(HonestConditionTest.class), 200_000);
    StoredFile file = network.client().stores("condition.bin", content);
    FileStat sound = network.client().stat(file);
    assertThat(sound.condition()).isEqualTo(DealCondition.State.ACTIVE);
    FileStat.Part deal = sound.deals().getFirst();
    assertThat(deal.placements()).noneMatch(FileStat.Placement::isLost);

    List<WorkerProcess> miners = network.minersOf(file);
    WorkerProcess rotten = miners.getFirst();
    Path fragment =
        network.dataOf(rotten).resolve("files/deals/%d/0.fragment".formatted(deal.deal()));
    byte[] bytes = Files.readAllBytes(fragment);
    bytes[5_000] ^= 1;
    Files.write(fragment, bytes);
    assertThat(new Operator(rotten.management()).scans(deal.deal())).isNotEmpty();
    FileStat hurt =
        Eventually.within(
            REPORT,
            "the loss is shown",
            () ->
                java.util.Optional.of(network.client().stat(file))
                    .filter(stat -> stat.condition() == DealCondition.State.RECOVERY),
            () -> false);
    assertThat(hurt.deals().getFirst().placements())
        .filteredOn(FileStat.Placement::isLost)
        .extracting(FileStat.Placement::slot)
        .containsExactly(0);
    assertThat(network.client().storage().list())
        .filteredOn(listed -> listed.fid().equals(file.fid()))
        .extracting(FileStat::condition)
        .containsExactly(DealCondition.State.RECOVERY);

    JsonNode typed = new ClientCommands(network).type("stat", file.fid());
    assertThat(typed.path("condition").asString()).isEqualTo("recovery");
    assertThat(typed.path("deals").path(0).path("placements").path(0).path("lost").asBoolean())
        .isTrue();

    BigInteger before = network.client().money();
    network.kill(miners.get(1));
    Refunds refunds = new Refunds(network.chain(), network.client().account());
    Eventually.within(
        DAYS,
        "a missed day comes back to the client, by its own claim or a keeper's",
        () -> {
          refunds.due().stream()
              .filter(due -> due.deal() == deal.deal())
              .forEach(
                  due -> {
                    BigInteger had = network.client().money();
                    BigInteger came = refunds.claim(due).total();
                    assertThat(network.client().money().subtract(had)).isGreaterThanOrEqualTo(came);
                  });
          return network.client().money().compareTo(before) > 0;
        });
    network.revive();
    assertThat(new ClientCommands(network).type("refund").path("ok").asBoolean()).isTrue();
    network.client().removes(file);
  }
}
