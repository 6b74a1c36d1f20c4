package io.cess4j.miner.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Signature;
import io.cess4j.chain.contract.Completion;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.chain.event.RepairDrawn;
import io.cess4j.chain.typed.Report;
import io.cess4j.chain.typed.Tag;
import io.cess4j.miner.scene.Reverts;
import io.cess4j.miner.scene.Scene;
import io.cess4j.miner.scene.Upload;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.retrieval.SignedDescriptor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A miner is drawn for a slot of a deal, and things go wrong on the way. */
final class RepairsTest {
  private static final long DEAL = 5;
  private static final long LOSER = 8;
  private static final RepairKey KEY = new RepairKey(DEAL, Scene.SLOT);

  @TempDir private Path folder;
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Scene scene;
  private Upload upload;
  private StubRepairs chain;
  private Repairs repairs;

  @BeforeEach
  void draw() {
    scene = new Scene(folder);
    scene.deal(DEAL, DealState.ACTIVE, 700);
    scene.isHeldBy(DEAL, LOSER);
    upload = scene.upload(DEAL, 20_000, 3);
    scene.tee().rebuilds(upload, UnaryOperator.identity());
    chain = new StubRepairs(scene.view(), upload.descriptor().root());
    start();
    told(Scene.MINER);
  }

  @AfterEach
  void close() {
    repairs.close();
    scene.close();
  }

  @Test
  void shouldTakeASlotOverAndCollectForIt() {
    round();
    assertThat(chain.told).containsExactly("settle 8", "complete with holding 17");
    checkCompletion(Objects.requireNonNull(chain.completion));
    assertThat(scene.holdings().find(DEAL)).isPresent();
    assertThat(scene.holdings().descriptor(DEAL))
        .contains(upload.signed(scene.domain(), scene.gateway()));
    round();
    scene.day(101);
    round();
    assertThat(chain.state()).as("no day passed yet").isEqualTo(SlotState.FILLED);
    chain.passes(101);
    round();
    assertThat(chain.told.getLast()).isEqualTo("collect day 101");
    assertThat(book()).isEmpty();
    assertThat(count("completed")).isEqualTo(1);
    assertThat(count("paid")).isEqualTo(1);
  }

  @Test
  void shouldNameNoHoldingOfAnEmptySlot() {
    scene.isHeldBy(DEAL, 0);
    round();
    assertThat(chain.told).containsExactly("complete with holding 0");
  }

  @Test
  void shouldSettleAgainWhereADayEndedInBetween() {
    chain.refuses(Reverts.of("SettleFirst(uint32,uint256,uint256)", LOSER, 99, 100));
    round();
    assertThat(chain.told)
        .containsExactly("settle 8", "refused", "settle 8", "complete with holding 17");
  }

  @Test
  void shouldNotListenToDrawsOfOthers() {
    new RepairBook(scene.database()).remove(KEY);
    told(Scene.MINER + 1);
    assertThat(book()).isEmpty();
  }

  @Test
  void shouldKeepNoBytesThatAreNotTheFragment() {
    scene.tee().rebuilds(upload, bytes -> flipped(bytes));
    round();
    scene.tee().rebuilds(upload, bytes -> Arrays.copyOf(bytes, bytes.length - 31));
    round();
    assertThat(scene.holdings().deals()).isEmpty();
    assertThat(chain.told).isEmpty();
    assertThat(count("failed")).isEqualTo(2);
    assertThat(scene.tee().requests()).as("nothing was tagged").isZero();
    scene.tee().rebuilds(upload, UnaryOperator.identity());
    round();
    assertThat(chain.state()).isEqualTo(SlotState.FILLED);
  }

  @Test
  void shouldGoOnWhereItWasKilled() {
    scene.tee().distort(answer -> flipped(answer));
    round();
    assertThat(scene.holdings().find(DEAL)).as("stored, not tagged").isEmpty();
    restart();
    scene.tee().distort(answer -> answer);
    chain.refuses(
        new ChainException.Unreachable(URI.create("http://127.0.0.1:1"), new IOException("away")));
    round();
    assertThat(scene.holdings().find(DEAL)).as("tagged, not completed").isPresent();
    restart();
    round();
    assertThat(chain.state()).isEqualTo(SlotState.FILLED);
    assertThat(scene.tee().rebuilt()).as("rebuilt once").isEqualTo(1);
    assertThat(scene.tee().requests()).as("tagged wrongly, then right").isEqualTo(2);
    checkCompletion(Objects.requireNonNull(chain.completion));
    restart();
    scene.day(101);
    chain.passes(101);
    round();
    assertThat(chain.state()).as("collected after a restart").isEqualTo(SlotState.NONE);
  }

  @Test
  void shouldTryAgainWithGrowingPauses() {
    scene.tee().rebuilds(upload, bytes -> flipped(bytes));
    for (int second = 0; second < 120; second++) {
      millis.addAndGet(1_000);
      repairs.round();
    }
    assertThat(scene.tee().rebuilt()).isBetween(6, 9);
  }

  @Test
  void shouldLetGoOfWhatSomebodyElseWasDrawnFor() {
    scene.tee().distort(answer -> flipped(answer));
    round();
    chain.drawnAnew(9);
    round();
    assertThat(book()).isEmpty();
    assertThat(count("dropped")).isEqualTo(1);
    assertThat(chain.told).isEmpty();
  }

  @Test
  void shouldNotStartAfterTheDeadline() {
    chain.at(1_001);
    round();
    assertThat(scene.tee().rebuilt()).isZero();
    assertThat(book()).isEmpty();
  }

  @Test
  void shouldAskForNothingThatFindsNoRoom() {
    repairs.close();
    scene.restartWithReserve(Long.MAX_VALUE / 2);
    start();
    round();
    assertThat(count("failed")).isEqualTo(1);
    assertThat(scene.tee().rebuilt()).isZero();
    assertThat(scene.holdings().deals()).isEmpty();
  }

  /** A slot of the same deal that moved away today is audited until the day ends. */
  @Test
  void shouldNotOverwriteAnotherSlotOfTheDeal() throws Exception {
    RepairKey other = new RepairKey(DEAL, 2);
    scene.store(upload);
    new RepairBook(scene.database()).remove(KEY);
    new RepairBook(scene.database()).add(other);
    round();
    assertThat(scene.tee().rebuilt()).isZero();
    assertThat(scene.holdings().slotOf(DEAL)).hasValue(Scene.SLOT);
  }

  @Test
  void shouldRefuseADescriptorThatItsGatewayDidNotSign() {
    repairs.close();
    scene.order(DEAL, io.cess4j.chain.contract.OrderState.ACTIVE, 1_000);
    start();
    round();
    assertThat(scene.tee().rebuilt()).isZero();
    assertThat(count("failed")).isEqualTo(1);
  }

  private void checkCompletion(Completion completion) {
    var evidence = scene.holdings().find(DEAL).orElseThrow();
    Bytes16 nu = Bytes16.of(evidence.nu().toBytes());
    long sectors = upload.descriptor().layout().sectors();
    Report report =
        new Report(
            DEAL,
            Scene.SLOT,
            Scene.MINER,
            nu,
            sectors,
            Bytes32.of(upload.descriptor().root().toBytes()));
    Bytes32 idsRoot = Bytes32.of(upload.descriptor().fragments().holdingRoot(Scene.SLOT).toBytes());
    Tag tag = new Tag(DEAL, Scene.SLOT, Scene.MINER, Scene.TI_KEY, nu, idsRoot, sectors);
    assertThat(completion.nu()).isEqualTo(nu);
    assertThat(completion.idsRoot()).isEqualTo(idsRoot);
    assertThat(completion.report())
        .isEqualTo(Signature.parse(evidence.report().toBytes()).compact());
    assertThat(completion.tag()).isEqualTo(Signature.parse(evidence.tag().toBytes()).compact());
    assertThat(scene.domain().recover(report, evidence.report().toBytes()))
        .contains(scene.signer().address());
    assertThat(scene.domain().recover(tag, evidence.tag().toBytes()))
        .contains(scene.tee().signer().address());
  }

  private void told(long miner) {
    new DrawnEvents(new RepairBook(scene.database()), Scene.MINER)
        .onEvent(
            new RepairDrawn(
                new EventPosition(1, Bytes32.ZERO, Bytes32.ZERO, 0),
                DEAL,
                Scene.SLOT,
                miner,
                3,
                Scene.TI_KEY,
                Instant.ofEpochSecond(1_000)));
  }

  private List<RepairKey> book() {
    return new RepairBook(scene.database()).all();
  }

  private double count(String outcome) {
    return metrics.counter("cess_miner_repairs_total", "outcome", outcome).count();
  }

  private void round() {
    millis.addAndGet(60_000);
    repairs.round();
  }

  private void restart() {
    repairs.close();
    scene.restart();
    start();
  }

  private void start() {
    byte[] signed = upload.signed(scene.domain(), scene.gateway());
    byte[] encoded = DescriptorCodec.encode(upload.descriptor());
    SlotRepair repair =
        new SlotRepair(
            chain,
            scene.holdings(),
            scene.repairIntake(),
            held ->
                new SignedDescriptor(
                    upload.descriptor(),
                    ByteString.of(encoded),
                    ByteString.of(Arrays.copyOfRange(signed, encoded.length, signed.length))));
    repairs =
        new Repairs(
            chain,
            new RepairBook(scene.database()),
            repair,
            Scene.MINER,
            () -> Instant.ofEpochMilli(millis.get()),
            new SameThread(),
            metrics);
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] altered = bytes.clone();
    altered[3] ^= 1;
    return altered;
  }

  /** Runs what it is given at once. */
  private static final class SameThread extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
