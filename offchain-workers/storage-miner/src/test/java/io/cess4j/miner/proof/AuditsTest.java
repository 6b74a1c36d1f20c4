package io.cess4j.miner.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.miner.deal.Evidence;
import io.cess4j.miner.scan.ChainFacts;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.miner.scan.ScanSettings;
import io.cess4j.miner.scan.Scans;
import io.cess4j.miner.scene.Reverts;
import io.cess4j.miner.scene.Scene;
import io.cess4j.miner.scene.StubAudits;
import io.cess4j.miner.scene.Upload;
import io.cess4j.protocol.Hash256;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A miner follows the windows of protocol days; the equation that judges it is the real one. */
final class AuditsTest {

  private static final long DAY = 3;

  @TempDir private Path folder;
  private final StubAudits chain = new StubAudits();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Scene scene;
  private Scans scans;
  private Audits audits;

  @BeforeEach
  void set() throws IOException {
    scene = new Scene(folder);
    store(1, 40_000);
    store(2, 100);
    store(3, 9_000);
    start();
    chain.at(DAY, 0);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void shouldMissWithALostByteAndSayWhose() throws IOException {
    alter(1, 5_000);
    alter(1, 15_000);
    chain.seed(0);
    audits.round();
    assertThat(outcome())
        .isInstanceOfSatisfying(
            ProofOutcome.Wrong.class, wrong -> assertThat(wrong.cause()).contains("ProofRejected"));
    assertThat(chain.outcome(DAY)).isEqualTo(DayOutcome.WRONG);
    Files.delete(folder.resolve("files/deals/1/0.fragment"));
    audits.round();
    assertThat(outcome())
        .isInstanceOfSatisfying(
            ProofOutcome.Lost.class, lost -> assertThat(lost.deal()).isEqualTo(1));
    assertThat(chain.proofs()).isZero();
    assertThat(chain.refusals()).as("what it knows to be gone costs no gas").isEqualTo(1);
  }

  /** The bug: what the scanners had found was proven all the same, and refused, at the full gas. */
  @Test
  void shouldNotProveWhatIsKnownToBeCorruptUntilItIsHealed()
      throws IOException, InterruptedException {
    Path file = folder.resolve("files/deals/1/0.fragment");
    byte[] good = Files.readAllBytes(file);
    alter(1, 5_000);
    scans.deal(1);
    chain.seed(0);
    audits.round();
    assertThat(outcome())
        .isInstanceOfSatisfying(
            ProofOutcome.Lost.class,
            lost -> {
              assertThat(lost.deal()).isEqualTo(1);
              assertThat(lost.cause()).contains("known to be corrupt", "chunk 0");
            });
    assertThat(chain.refusals() + chain.proofs()).as("nothing was sent").isZero();

    Files.write(file, good);
    scans.deal(1);
    audits.round();
    assertThat(outcome()).as("in the same window").isInstanceOf(ProofOutcome.Accepted.class);
  }

  @Test
  void shouldMissWithAnAlteredSigma() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("files/deals/1/sigmas").toFile(), "rw")) {
      byte[] first = new byte[48];
      file.readFully(first);
      for (int block = 1; block < file.length() / 48; block++) {
        file.write(first);
      }
    }
    chain.seed(0);
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Wrong.class);
  }

  @Test
  void shouldNotBurnGasOnAWrongAnswerMoreThanTwiceAWindow() throws IOException {
    alter(1, 5_000);
    alter(1, 15_000);
    chain.seed(0);
    for (int i = 0; i < 5; i++) {
      audits.round();
    }
    assertThat(chain.refusals()).isEqualTo(2);
    assertThat(audits.counts()).containsEntry("wrong", 2L);
    chain.at(DAY, 4);
    chain.seed(1);
    audits.round();
    assertThat(chain.refusals()).as("the next window is another question").isEqualTo(3);
  }

  @Test
  void shouldTellWhatTheChainRefusedAsLate() {
    chain.seed(0);
    chain.at(DAY, 7);
    chain.delay(Duration.ofSeconds(2));
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Late.class);
    assertThat(chain.refusals()).isEqualTo(1);
    assertThat(audits.days(2))
        .containsExactly(
            new Audits.Day(DAY, DayOutcome.LATE), new Audits.Day(DAY - 1, DayOutcome.NONE));
    audits.round();
    assertThat(chain.refusals()).as("a closed window is left alone").isEqualTo(1);
  }

  @Test
  void shouldShowOnceThatItsDataWasDeleted() {
    for (int number = 0; number < 3; number++) {
      chain.end(number, (int) DAY);
    }
    chain.seed(0);
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Deleted.class);
    assertThat(chain.outcome(DAY)).isEqualTo(DayOutcome.DELETED);
    assertThat(chain.refusals()).isEqualTo(1);
    chain.at(DAY + 1, 0);
    chain.seed(0);
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Deleted.class);
    assertThat(chain.refusals()).as("a second day in a row is not excused").isEqualTo(1);
  }

  @Test
  void shouldWaitForTheBeatAndProveEachWindowOnce() {
    audits.round();
    assertThat(audits.latest()).isEmpty();
    chain.seed(0);
    audits.round();
    audits.round();
    assertThat(chain.proofs()).isEqualTo(1);
    chain.at(DAY, 4);
    chain.seed(1);
    audits.round();
    assertThat(chain.proofs()).isEqualTo(2);
    assertThat(outcome()).isInstanceOf(ProofOutcome.Accepted.class);
    chain.at(DAY + 1, 1);
    chain.seed(0);
    audits.round();
    assertThat(chain.proofs()).isEqualTo(3);
    assertThat(audits.counts()).containsEntry("accepted", 3L);
    assertThat(metrics.get("cess_miner_proofs_total").tag("outcome", "accepted").counter().count())
        .isEqualTo(3);
  }

  @Test
  void shouldDoNothingWhereItIsNotDue() {
    chain.duty(Duty.NONE);
    chain.seed(0);
    audits.round();
    assertThat(audits.latest()).isEmpty();
  }

  @Test
  void shouldProveInTheGraceAfterTheWindowButNotLater() {
    chain.seed(0);
    chain.at(DAY, 9);
    audits.round();
    assertThat(chain.proofs()).as("one second too late").isZero();
    chain.at(DAY, 8);
    audits.round();
    assertThat(chain.proofs()).isEqualTo(1);
  }

  @Test
  void shouldTryAgainWithinTheWindowAfterTrouble() {
    chain.seed(0);
    chain.failOnce(
        new ChainException.Unreachable(URI.create("http://127.0.0.1:1"), new IOException("down")));
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Offline.class);
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Accepted.class);
  }

  @Test
  void shouldTellLateFromWrongAndFromDoneBefore() {
    chain.seed(0);
    chain.failOnce(Reverts.of("ProofTooLate(uint32,uint256,uint256)", Scene.MINER, 1, 2));
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Late.class);
    audits.round();
    assertThat(chain.proofs()).as("a closed window is left alone").isZero();
    chain.at(DAY, 4);
    chain.seed(1);
    chain.failOnce(Reverts.of("AlreadyProven(uint32,uint256,uint256)", Scene.MINER, DAY, 1));
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.AlreadyProven.class);
  }

  @Test
  void shouldSkipDeadRangesAndDrawAgain() {
    chain.end(1, (int) DAY);
    chain.end(2, (int) DAY);
    chain.seed(0);
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Accepted.class);
    chain.end(0, (int) DAY);
    chain.at(DAY, 4);
    chain.seed(1);
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Deleted.class);
  }

  @Test
  void shouldKeepItsIndexAcrossRestartsAndFollowARewind() throws IOException {
    chain.seed(0);
    audits.round();
    int reads = chain.holdingReads();
    scene.restart();
    start();
    chain.at(DAY, 4);
    chain.seed(1);
    audits.round();
    assertThat(outcome()).isInstanceOf(ProofOutcome.Accepted.class);
    assertThat(chain.holdingReads() - reads).as("only the newest one is compared").isEqualTo(1);

    chain.swapFirstTwo();
    chain.at(DAY, 8);
    chain.seed(2);
    audits.round();
    assertThat(outcome()).as("after a move").isInstanceOf(ProofOutcome.Accepted.class);

    chain.rewind();
    store(4, 12_345);
    chain.at(DAY, 12);
    chain.seed(3);
    audits.round();
    assertThat(outcome()).as("after a rewind").isInstanceOf(ProofOutcome.Accepted.class);
    assertThat(chain.proofs()).isEqualTo(4);
  }

  private void start() {
    CorruptionLedger ledger =
        new CorruptionLedger(scene.database(), InstantSource.system(), metrics);
    scans =
        new Scans(
            ScanSettings.defaults(),
            scene.holdings(),
            scene.database(),
            ledger,
            new ChainFacts() {
              @Override
              public Optional<Integer> blockSectors() {
                return Optional.empty();
              }

              @Override
              public Optional<Hash256> root(long deal) {
                return Optional.empty();
              }
            },
            InstantSource.system(),
            metrics);
    audits = new Audits(chain, scene.keys(), scene.holdings(), scene.database(), ledger, metrics);
  }

  private void store(long deal, long plaintext) throws IOException {
    scene.order(deal, OrderState.DRAWN, 100_000);
    Upload upload = scene.upload(deal, plaintext, deal);
    scene.send(upload);
    Evidence evidence =
        scene
            .intake()
            .descriptor(
                scene.gateway().address(), deal, upload.signed(scene.domain(), scene.gateway()));
    chain.activate(evidence, 1_000);
  }

  private void alter(long deal, long offset) throws IOException {
    Path file = folder.resolve("files/deals/" + deal + "/0.fragment");
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = 0; at < bytes.length(); at += 64 * 31) {
        bytes.seek(at + offset % (64 * 31) < bytes.length() ? at + offset % (64 * 31) : at);
        int old = bytes.read();
        bytes.seek(bytes.getFilePointer() - 1);
        bytes.write(old ^ 1);
      }
    }
  }

  private ProofOutcome outcome() {
    return audits.latest().orElseThrow().outcome();
  }
}
