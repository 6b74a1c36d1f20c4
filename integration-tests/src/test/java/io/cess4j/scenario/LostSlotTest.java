package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealCondition;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A miner loses its fragment and says so: another one is drawn, gets it rebuilt, and is paid. */
@WholeNetwork
class LostSlotTest {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration DAYS = Duration.ofMinutes(4);
  private static final int SLOT = 0;

  private final CessNetwork network;
  private final Network chain;

  LostSlotTest(CessNetwork network) {
    this.network = network;
    this.chain = network.chain();
  }

  @Test
  void anotherMinerTakesALostSlotOverAndIsPaid() throws IOException {
    byte[] content = Seeded.bytes(Seeded.random(LostSlotTest.class), 400_000);
    StoredFile file = network.client().stores("lost.bin", content);
    FileStat.Part part = network.client().stat(file).deals().getFirst();
    long deal = part.deal();
    List<WorkerProcess> holders = network.minersOf(file);
    loses(holders.get(SLOT), deal);
    assertThat(condition(deal)).isEqualTo(DealCondition.State.RECOVERY);

    long loser = part.placements().get(SLOT).miner();
    Path sibling =
        network.dataOf(holders.get(1)).resolve("files/deals/%d/0.fragment".formatted(deal));
    byte[] good = Files.readAllBytes(sibling);
    byte[] rotten = good.clone();
    rotten[70_000] ^= 1;
    Files.write(sibling, rotten); // passed over when the TEE worker asks
    RepairSlot drawn = opensAndDraws(deal, loser);
    Miner taker = chain.miners().miner(drawn.miner());
    BigInteger before = chain.vault().balanceOf(taker.account());
    assertThat(drawn.bounty()).isPositive();
    assertThat(drawn.loser()).isEqualTo(loser);

    Eventually.within(SOON, "the slot is filled", () -> holder(deal) == drawn.miner());
    Files.write(sibling, good);
    new Operator(holders.get(1).management()).scans(deal);
    Eventually.within(SOON, "nothing is lost", () -> condition(deal) == DealCondition.State.ACTIVE);
    network.kill(holders.get(1));
    network.kill(holders.get(2));
    assertThat(network.client().readsDirectly(file))
        .as("from the new miner and the last three others")
        .isEqualTo(content);
    network.revive();
    Eventually.within(
        SOON,
        "the loser is whole again",
        () -> chain.miners().standing(loser).owed().signum() == 0);

    Eventually.within(
        DAYS, "the new miner passes a day and collects", () -> state(deal) == SlotState.NONE);
    assertThat(chain.vault().balanceOf(taker.account()).subtract(before))
        .isGreaterThanOrEqualTo(drawn.bounty());
    assertThat(network.logOf(network.processes().at(taker.endpoint()), "wei came for it")).isTrue();
    Eventually.within(
        DAYS,
        "the loser frees what it still has of it",
        () -> !Files.exists(network.dataOf(holders.get(SLOT)).resolve("files/deals/" + deal)));
  }

  private void loses(WorkerProcess miner, long deal) throws IOException {
    Files.delete(network.dataOf(miner).resolve("files/deals/%d/0.fragment".formatted(deal)));
    assertThat(new Operator(miner.management()).scans(deal)).containsExactly("fragment-missing");
    Eventually.within(
        SOON, "the chain is told", () -> chain.lossReports().orElseThrow().reported(deal, SLOT));
  }

  /** As anybody may. */
  private RepairSlot opensAndDraws(long deal, long loser) {
    TransactionSender anybody = chain.sender(network.client().account());
    long holding =
        new DealIndex(chain.connection(), chain.deals().address())
            .ofDeal(deal)
            .orElseThrow()
            .holdings()
            .get(SLOT);
    Eventually.within(
        SOON,
        "the repair is opened",
        () -> {
          tries(() -> chain.auditRounds().poke(anybody, loser));
          tries(() -> chain.repair().open(anybody, deal, SLOT, holding));
          return state(deal) != SlotState.NONE;
        });
    Eventually.within(
        SOON,
        "a miner is drawn",
        () -> {
          tries(() -> chain.repair().draw(anybody, deal, SLOT));
          return state(deal) != SlotState.OPEN;
        });
    return chain.repair().slot(deal, SLOT);
  }

  /** A day may end, a beat be missing, or a keeper have been faster. */
  private static void tries(Runnable call) {
    try {
      call.run();
    } catch (ContractRevert notYet) {
      // looked at again
    }
  }

  private SlotState state(long deal) {
    return chain.repair().slot(deal, SLOT).state();
  }

  private long holder(long deal) {
    return chain.deals().deal(deal).miners().get(SLOT);
  }

  private DealCondition.State condition(long deal) {
    return chain.repair().condition(deal).state();
  }
}
