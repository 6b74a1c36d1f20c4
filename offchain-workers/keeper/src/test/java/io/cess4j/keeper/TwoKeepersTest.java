package io.cess4j.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Network;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.DaySettled;
import io.cess4j.chain.event.OrderCancelled;
import io.cess4j.chain.event.RepairDrawn;
import io.cess4j.chain.event.RepairOpened;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.keeper.scene.Scene;
import io.cess4j.keeper.scene.TestKeeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two keepers with accounts of their own run the same campaign on one chain at the same time. */
@WithDevnet
class TwoKeepersTest {
  private final TestNetwork test;
  @TempDir private Path folder;

  TwoKeepersTest(TestNetwork test) {
    this.test = test;
  }

  @Test
  void everythingIsDoneOnceAndBothEndWell() throws Exception {
    Network network = test.network();
    Scene scene = new Scene(test);
    for (int i = 0; i < 4; i++) {
      scene.miner(i, 2);
    }
    List<Long> deals = scene.deals(8, 2, 3);
    long order = scene.order(2, 3);
    scene.missedDays(2);
    scene.miner(4, 2); // the fined ones are short of collateral: no draw picks them
    network.miners().exit(test.sender(scene.account(1)), 1);
    long slots =
        deals.stream().filter(deal -> network.deals().deal(deal).miners().contains(1L)).count();
    assertThat(slots).isPositive();
    try (TestKeeper one = keeper(0);
        TestKeeper other = keeper(1)) {
      assertThat(together(one, other, "rounds")).containsOnly("COMPLETED");
      assertThat(scene.events(network.auditRounds().address(), DaySettled.class))
          .doesNotHaveDuplicates()
          .extracting(settled -> List.of(settled.miner(), (long) settled.day()))
          .doesNotHaveDuplicates()
          .hasSizeGreaterThanOrEqualTo(6);

      assertThat(together(one, other, "repair")).containsOnly("COMPLETED");
      assertThat(slotsOf(scene.events(network.repair().address(), RepairOpened.class)))
          .hasSize((int) slots)
          .doesNotHaveDuplicates();
      scene.beat();
      assertThat(together(one, other, "repair")).containsOnly("COMPLETED");
      assertThat(slotsOf(scene.events(network.repair().address(), RepairDrawn.class)))
          .hasSize((int) slots)
          .doesNotHaveDuplicates();

      scene.advance(Duration.ofDays(2));
      assertThat(together(one, other, "expiry")).containsOnly("COMPLETED");
      assertThat(scene.events(network.orders().address(), OrderCancelled.class))
          .singleElement()
          .satisfies(cancelled -> assertThat(cancelled.order()).isEqualTo(order));
    }
  }

  private TestKeeper keeper(int index) throws Exception {
    return new TestKeeper(
        test.network(),
        test.accounts().keeper(index),
        Files.createDirectories(folder.resolve("keeper-" + index)));
  }

  private static List<String> together(TestKeeper one, TestKeeper other, String campaign)
      throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = threads.submit(() -> one.runs(campaign).status());
      Future<String> second = threads.submit(() -> other.runs(campaign).status());
      return List.of(first.get(), second.get());
    }
  }

  private static List<List<Long>> slotsOf(List<? extends ContractEvent> events) {
    return events.stream()
        .map(
            event ->
                switch (event) {
                  case RepairOpened opened -> List.of(opened.deal(), (long) opened.slot());
                  case RepairDrawn drawn -> List.of(drawn.deal(), (long) drawn.slot());
                  default -> throw new IllegalArgumentException(event.toString());
                })
        .toList();
  }
}
