package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.Orders;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file that one deal cannot carry (protocol.md section 2): more than 1 GiB of ciphertext. */
@WholeNetwork
@Tag("full")
class SeveralDealsTest {
  private static final long BYTES = Sizes.DEAL_BYTES + (5 << 20) + 7;
  private static final Duration STORING = Duration.ofMinutes(10);

  private final CessNetwork network;

  SeveralDealsTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void aFileOfTwoDealsIsStoredWholeAndReadBackBothWays() throws IOException {
    Path original = write();

    StoredFile file = network.client().stores(original);

    FileStat stat = network.client().stat(file);
    assertThat(stat.deals()).as("one file id, two deals").hasSize(2);
    assertThat(file.deals()).hasSize(2);
    assertSame(original, network.client().copies(file));
    network.minersOf(file).subList(0, 2).forEach(network::kill);
    assertSame(original, network.client().copiesDirectly(file));
    network.revive();
    network.client().removes(file);
  }

  /** The bug: the deals that stood were paid on for a file that could never be read. */
  @Test
  void aDealThatStandsIsEndedAndRefundedWhenAnotherOfItsFileFails() throws IOException {
    Orders orders = network.chain().orders();
    BigInteger before = network.client().money();
    long large = orders.count() + 1;
    long small = orders.count() + 2;
    Path file = write();

    CompletableFuture<StoredFile> put =
        CompletableFuture.supplyAsync(() -> network.client().stores(file));
    Eventually.within(STORING, "the small deal stands", () -> isActive(small, put));
    Order order = orders.order(large);
    BigInteger fee = order.cost().subtract(network.client().storage().cancel(List.of(large)));

    assertThatThrownBy(put::join)
        .hasCauseInstanceOf(CessException.GatewayFailed.class)
        .hasMessageContainingAll(
            "the upload failed", // by the gateway's own word: until then it might store more
            "1 of 2 deals, [%d], stood already and were removed".formatted(small),
            "wei came back",
            "Orders [%d] were cancelled and hold nothing".formatted(large));
    Deal deal = network.chain().deals().deal(small);
    assertThat(deal.state()).isEqualTo(DealState.REMOVED);
    long days = Math.max(0, network.today() - deal.startDay() + 1);
    assertThat(before.subtract(network.client().money()))
        .as("the draw fee, and the days of the deal that had begun")
        .isBetween(fee, fee.add(deal.rate().multiply(BigInteger.valueOf(deal.n() * days))));
    assertThat(network.client().storage().openOrders()).isEmpty();
    assertThat(network.client().storage().list())
        .noneMatch(left -> left.deals().stream().anyMatch(part -> part.deal() == small));
  }

  private boolean isActive(long order, CompletableFuture<StoredFile> put) {
    assertThat(put).as("the upload goes on").isNotDone();
    Orders orders = network.chain().orders();
    return orders.count() >= order && orders.order(order).state() == OrderState.ACTIVE;
  }

  private static void assertSame(Path original, Path copy) throws IOException {
    assertThat(Files.mismatch(original, copy)).as("first byte that differs").isEqualTo(-1);
    Files.delete(copy);
  }

  private Path write() throws IOException {
    RandomGenerator random = Seeded.random(SeveralDealsTest.class);
    Path file = Files.createDirectories(network.client().folder()).resolve("two-deals.bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = BYTES; left > 0; left -= 1 << 20) {
        out.write(Seeded.bytes(random, (int) Math.min(1 << 20, left)));
      }
    }
    return file;
  }
}
