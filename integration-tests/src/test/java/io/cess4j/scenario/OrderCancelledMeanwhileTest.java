package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.StoredFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The bug: an upload that failed named all its orders as holding money, also those that had been
 * cancelled and refunded.
 */
@WholeNetwork
class OrderCancelledMeanwhileTest {
  private final CessNetwork network;

  OrderCancelledMeanwhileTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void theFailureSaysThatItHoldsNothing() {
    byte[] content = Seeded.bytes(Seeded.random(OrderCancelledMeanwhileTest.class), 10_000);
    long order = network.chain().orders().count() + 1;
    CompletableFuture<StoredFile> put =
        CompletableFuture.supplyAsync(() -> network.client().stores("cancelled.bin", content));
    Eventually.within(
        Duration.ofSeconds(30),
        "its order is placed",
        () -> network.chain().orders().count() >= order);

    network.client().storage().cancel(List.of(order));

    assertThatThrownBy(put::join)
        .hasCauseInstanceOf(CessException.GatewayFailed.class)
        .hasMessageContaining("Orders [%d] were cancelled and hold nothing".formatted(order))
        .hasMessageNotContaining("still hold");
    assertThat(network.client().storage().openOrders()).isEmpty();
  }
}
