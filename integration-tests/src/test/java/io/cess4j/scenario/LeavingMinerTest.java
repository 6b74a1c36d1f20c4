package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.RepairCause;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A miner leaves: others take all its slots over, one of them killed on the way, and it is paid.
 */
@Tag("full")
class LeavingMinerTest {
  private static final int TWO_SEGMENTS = 34_000_000;
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration COOLING = Duration.ofMinutes(3);

  @Test
  void everythingIsHandedOverAndTheCollateralComesBack() throws IOException {
    Path home =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "leaving-");
    try (CessNetwork network = CessNetwork.start(home)) {
      RandomGenerator random = Seeded.random(LeavingMinerTest.class);
      List<StoredFile> files = new ArrayList<>();
      List<byte[]> contents = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        contents.add(Seeded.bytes(random, i == 0 ? TWO_SEGMENTS : 300_000));
        files.add(network.client().stores("leave-" + i, contents.get(i)));
      }
      Network chain = network.chain();
      WorkerProcess leaver = network.minersOf(files.getFirst()).getFirst();
      Miner leaving = miner(chain, leaver);
      chain.miners().exit(chain.sender(operator(leaving)), leaving.id());

      for (StoredFile file : files) {
        handsOver(network, file.deals().getFirst(), leaving.id());
      }
      network.kill(leaver);
      for (int i = 0; i < files.size(); i++) {
        assertThat(network.client().readsDirectly(files.get(i))).isEqualTo(contents.get(i));
      }
      TransactionSender anybody = chain.sender(network.client().account());
      Eventually.within(
          COOLING,
          "its collateral is paid out",
          () -> {
            tries(() -> chain.auditRounds().poke(anybody, leaving.id()));
            tries(() -> chain.miners().withdraw(anybody, leaving.id()));
            return chain.miners().miner(leaving.id()).state() == MinerState.EXITED;
          });
    }
  }

  private static void handsOver(CessNetwork network, long deal, long leaving) {
    Network chain = network.chain();
    int slot = chain.deals().deal(deal).miners().indexOf(leaving);
    if (slot < 0) {
      return;
    }
    TransactionSender anybody = chain.sender(network.client().account());
    DealIndex index = new DealIndex(chain.connection(), chain.deals().address());
    long holding = index.carriers(index.ofDeal(deal).orElseThrow()).holdings().get(slot);
    Eventually.within(
        SOON,
        "slot %d of deal %d is drawn".formatted(slot, deal),
        () -> {
          tries(() -> chain.repair().open(anybody, deal, slot, holding));
          tries(() -> chain.repair().draw(anybody, deal, slot));
          return chain.repair().slot(deal, slot).state() == SlotState.DRAWN;
        });
    assertThat(chain.repair().slot(deal, slot).cause()).isEqualTo(RepairCause.EXIT);
    long drawn = chain.repair().slot(deal, slot).miner();
    network.kill(network.processes().at(chain.miners().miner(drawn).endpoint()));
    network.revive();
    Eventually.within(
        SOON,
        "slot %d of deal %d is miner %d's".formatted(slot, deal, drawn),
        () -> chain.deals().deal(deal).miners().get(slot) == drawn);
  }

  private static Miner miner(Network chain, WorkerProcess process) {
    for (long id = 1; id <= chain.miners().count(); id++) {
      Miner miner = chain.miners().miner(id);
      if (miner.endpoint().equals(process.endpoint().toString())) {
        return miner;
      }
    }
    throw new IllegalStateException("no miner is at " + process.endpoint());
  }

  private static Account operator(Miner miner) {
    return IntStream.range(0, 8)
        .mapToObj(FundedAccounts.usual()::operator)
        .filter(account -> account.address().equals(miner.account()))
        .findFirst()
        .orElseThrow();
  }

  /** A day may end, or a beat be missing, in between. */
  private static void tries(Runnable call) {
    try {
      call.run();
    } catch (ContractRevert notYet) {
      // looked at again
    }
  }
}
