package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Eventually;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StoredFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One upload; its gateway is killed at each step in turn, also while it recovers from the kill
 * before. The file ends up stored, and paid for once.
 */
@Tag("full")
@WholeNetwork
class GatewayKilledAtEveryStepTest {
  /** The draw comes first: it goes on beside the body, and an order is drawn only once. */
  private static final List<KillPoint> WHILE_THE_BODY_COMES =
      List.of(
          KillPoint.leaving("an order is drawn", "gateway.upload.OrderDraw#draw", 1),
          KillPoint.entering("the body is received", "gateway.upload.SegmentWriter#endSegment", 1),
          KillPoint.entering("descriptors are made", "gateway.upload.Preparation#prepare", 1));

  private static final List<KillPoint> WHILE_IT_IS_STORED =
      List.of(
          KillPoint.entering("the upload is saved", "gateway.upload.Uploads#launch", 1),
          KillPoint.entering("fragments are with 3", "gateway.upload.SlotUpload#sendDescriptor", 3),
          KillPoint.entering("the first report is in", "gateway.upload.SlotUpload#check", 1),
          KillPoint.entering("the last report is in", "gateway.upload.SlotUpload#check", 6),
          KillPoint.entering("the deal is sealed", "gateway.upload.DealUpload#activate", 1),
          KillPoint.entering("activation is sent", "chain.transaction.TransactionSender#await", 1),
          KillPoint.entering("the deal is active", "gateway.upload.UploadStore#end", 1));

  private final CessNetwork network;
  private final byte[] content =
      Seeded.bytes(Seeded.random(GatewayKilledAtEveryStepTest.class), 1_000_000);

  GatewayKilledAtEveryStepTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void theUploadGoesOnAndIsPaidOnce() {
    BigInteger before = network.client().money();
    Path file = network.client().writes("killed.bin", content);
    startWith(WHILE_THE_BODY_COMES.getFirst());
    Background<StoredFile> first = Background.doing(() -> put(file, PutOptions.defaults()));
    killAtEach(WHILE_THE_BODY_COMES, WHILE_IT_IS_STORED.getFirst());
    assertThatThrownBy(first::result)
        .as("three bodies were lost: the client decides, and is told how")
        .isInstanceOf(CessException.GatewayFailed.class)
        .hasMessageContainingAll("--resume", "cancel");
    assertThat(network.client().storage().openOrders()).as("what it left").hasSize(1);

    Background<StoredFile> second =
        Background.doing(() -> put(file, PutOptions.defaults().resumed()));
    KillPoint spoolStillThere =
        KillPoint.entering("the spool is deleted", "gateway.upload.Spool#delete", 1);
    killAtEach(WHILE_IT_IS_STORED, spoolStillThere);
    StoredFile stored = second.result();
    kill(spoolStillThere);
    network.revive();

    assertThat(network.client().reads(stored)).isEqualTo(content);
    assertThat(before.subtract(network.client().money()))
        .as("the fees of the deal and nothing else")
        .isEqualTo(network.client().feesOf(stored));
    assertThat(network.client().storage().openOrders()).isEmpty();
    Eventually.within(
        Duration.ofSeconds(30), "the spool of the dead gateway is cleared", this::noSpool);
  }

  private StoredFile put(Path file, PutOptions options) {
    return network.client().storage().put(file, options);
  }

  private boolean noSpool() {
    String[] left = network.dataOf(network.gateway()).resolve("spool").toFile().list();
    return left == null || left.length == 0;
  }

  /** At each point: killed, and started again to be held at the next one. */
  private void killAtEach(List<KillPoint> points, KillPoint afterwards) {
    for (int i = 0; i < points.size(); i++) {
      kill(points.get(i));
      startWith(i + 1 < points.size() ? points.get(i + 1) : afterwards);
    }
  }

  private void kill(KillPoint point) {
    point.await();
    System.out.println("  gateway killed: " + point);
    network.kill(network.gateway());
  }

  private void startWith(KillPoint point) {
    if (network.gateway().isAlive()) {
      network.kill(network.gateway());
    }
    network.processes().restart(network.gateway(), point.launch());
  }
}
