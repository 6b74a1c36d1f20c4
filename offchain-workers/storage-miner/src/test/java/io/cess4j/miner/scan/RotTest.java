package io.cess4j.miner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.contract.OrderState;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.scan.Corruption.ChunkAltered;
import io.cess4j.miner.scan.Corruption.DescriptorAltered;
import io.cess4j.miner.scan.Corruption.DescriptorMissing;
import io.cess4j.miner.scan.Corruption.DiskMissing;
import io.cess4j.miner.scan.Corruption.EntryMissing;
import io.cess4j.miner.scan.Corruption.FragmentMissing;
import io.cess4j.miner.scan.Corruption.FragmentShort;
import io.cess4j.miner.scan.Corruption.SigmaAltered;
import io.cess4j.miner.scan.Corruption.SigmasMissing;
import io.cess4j.miner.scan.Corruption.SigmasShort;
import io.cess4j.miner.scene.Scene;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.protocol.Hash256;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tagged holdings of four chunks each, and everything that can happen to their files. */
final class RotTest {

  private static final int PLAINTEXT = 450_000;

  @TempDir private Path folder;
  private Scene scene;
  private SimpleMeterRegistry metrics;
  private CorruptionLedger ledger;
  private Scans scans;
  private Optional<Hash256> rootOnChain = Optional.empty();

  @BeforeEach
  void twoDeals() throws IOException {
    scene = new Scene(folder);
    for (long deal = 5; deal < 7; deal++) {
      scene.order(deal, OrderState.DRAWN, 1_000_000);
      var upload = scene.upload(deal, PLAINTEXT, deal);
      scene.send(upload);
      scene
          .intake()
          .descriptor(
              scene.gateway().address(), deal, upload.signed(scene.domain(), scene.gateway()));
    }
    openScans();
  }

  private void openScans() {
    metrics = new SimpleMeterRegistry();
    ledger = new CorruptionLedger(scene.database(), InstantSource.system(), metrics);
    scans =
        new Scans(
            ScanSettings.defaults(),
            scene.holdings(),
            scene.database(),
            ledger,
            new ChainFacts() {
              @Override
              public Optional<Integer> blockSectors() {
                return Optional.of(scene.tee().srs().blockSectors());
              }

              @Override
              public Optional<Hash256> root(long deal) {
                return rootOnChain;
              }
            },
            InstantSource.system(),
            metrics);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void shouldFindNothingWhereNothingIsWrong() throws InterruptedException {
    assertThat(scans.deal(5)).isEmpty();
    assertThat(scans.deal(6)).isEmpty();
    assertThat(scans.deal(99)).as("a deal that is not stored").isEmpty();
  }

  @Test
  void shouldNameTheChunkInWhichABitFlipped() throws IOException, InterruptedException {
    flip(fragment(5), 2 * 65_536 + 17);
    assertFound(5, new ChunkAltered(5, 0, 2));
    assertThat(ledger.refusal(new FragmentKey(5, 0), 2 * 65_536, 2 * 65_536 + 1)).isPresent();
    assertThat(ledger.refusal(new FragmentKey(5, 0), 0, 2 * 65_536))
        .as("chunks before it are good")
        .isEmpty();
    assertThat(ledger.refusal(new FragmentKey(6, 0), 0, 200_000)).isEmpty();
  }

  @Test
  void shouldTellShortFromMissing() throws IOException, InterruptedException {
    long whole = Files.size(fragment(5));
    truncate(fragment(5), 100);
    Files.delete(fragment(6));
    assertFound(5, new FragmentShort(5, 0, 100, whole));
    assertFound(6, new FragmentMissing(6, 0, fragment(6).toString()));
    assertThat(ledger.refusal(new FragmentKey(5, 0), 0, 1)).isPresent();
  }

  @Test
  void shouldFindTwoFilesThatWereSwapped() throws IOException, InterruptedException {
    Path aside = folder.resolve("aside");
    Files.move(fragment(5), aside);
    Files.move(fragment(6), fragment(5));
    Files.move(aside, fragment(6));
    assertThat(scans.deal(5))
        .hasSize(4)
        .extracting(Finding::corruption)
        .allMatch(ChunkAltered.class::isInstance);
    assertThat(scans.deal(6)).hasSize(4);
  }

  @Test
  void shouldKeepWhatItFoundAcrossARestart() throws IOException, InterruptedException {
    flip(fragment(5), 17);
    Files.delete(descriptor(6));
    scans.deal(5);
    List<Finding> both = scans.deal(6);
    assertThat(both).hasSize(1);
    scene.restart();
    openScans();
    assertThat(ledger.all())
        .extracting(Finding::corruption)
        .containsExactly(
            new ChunkAltered(5, 0, 0), new DescriptorMissing(6, descriptor(6).toString()));
    assertThat(ledger.of(6)).isEqualTo(both);
    assertThat(metrics.get("cess_miner_corruptions").tag("kind", "chunk-altered").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void shouldForgetWhatWasHealed() throws IOException, InterruptedException {
    byte[] good = Files.readAllBytes(fragment(5));
    flip(fragment(5), 17);
    assertFound(5, new ChunkAltered(5, 0, 0));
    Files.write(fragment(5), good);
    assertThat(scans.deal(5)).isEmpty();
    assertThat(ledger.all()).isEmpty();
  }

  /** The bug: what was sent again was neither written nor served. */
  @Test
  void shouldForgetWhatWasSentAgain() throws IOException, InterruptedException {
    byte[] good = Files.readAllBytes(fragment(5));
    flip(fragment(5), 17);
    assertFound(5, new ChunkAltered(5, 0, 0));
    scene.send(scene.upload(5, PLAINTEXT, 5));
    ledger.healed(new FragmentKey(5, 0));
    assertThat(Files.readAllBytes(fragment(5))).isEqualTo(good);
    assertThat(ledger.refusal(new FragmentKey(5, 0), 0, good.length)).isEmpty();
    assertThat(scans.deal(5)).isEmpty();
  }

  @Test
  void shouldCheckTheAuthenticators() throws IOException, InterruptedException {
    Path sigmas = beside(5, "sigmas");
    byte[] good = Files.readAllBytes(sigmas);
    flip(sigmas, 20);
    assertFound(5, new SigmaAltered(5, 0));
    Files.write(sigmas, good);
    truncate(sigmas, good.length - 48);
    assertFound(5, new SigmasShort(5, good.length - 48, good.length));
    Files.delete(sigmas);
    assertFound(5, new SigmasMissing(5, sigmas.toString()));
    assertThat(ledger.refusal(new FragmentKey(5, 0), 0, 1))
        .as("readers need no authenticators")
        .isEmpty();
    assertThat(ledger.losses(Duration.ZERO)).as("no bytes of the client's are lost").isEmpty();
  }

  @Test
  void shouldCheckTheDescriptor() throws IOException, InterruptedException {
    flip(descriptor(5), 40);
    assertThat(scans.deal(5))
        .singleElement()
        .extracting(Finding::corruption)
        .isInstanceOf(DescriptorAltered.class);
    rootOnChain = Optional.of(Hash256.fromHex("ab".repeat(32)));
    assertThat(scans.deal(6))
        .singleElement()
        .extracting(Finding::corruption)
        .isInstanceOfSatisfying(
            DescriptorAltered.class, altered -> assertThat(altered.cause()).contains("chain"));
  }

  @Test
  void shouldMissAnEntryThatTheDescriptorNames() throws InterruptedException {
    scene
        .database()
        .delete(FragmentStore.FAMILY, ByteBuffer.allocate(5).putInt(5).put((byte) 0).array());
    assertFound(5, new EntryMissing(5, 0));
    assertThat(scene.holdings().deals()).contains(5L);
  }

  @Test
  void shouldNameADiskThatIsAway() throws IOException, InterruptedException {
    Files.move(folder.resolve("files"), folder.resolve("unplugged"));
    assertThat(scans.deal(5))
        .singleElement()
        .extracting(Finding::corruption)
        .isInstanceOf(DiskMissing.class);
    assertThat(ledger.losses(Duration.ofDays(1))).as("most disks come back").isEmpty();
    assertThat(ledger.losses(Duration.ofSeconds(-1))).containsExactly(5L);
    Files.move(folder.resolve("unplugged"), folder.resolve("files"));
    assertThat(scans.deal(5)).isEmpty();
  }

  private void assertFound(long deal, Corruption... expected) throws InterruptedException {
    assertThat(scans.deal(deal)).extracting(Finding::corruption).containsExactly(expected);
    assertThat(expected[0].words()).contains("deal " + deal);
  }

  private Path fragment(long deal) {
    return beside(deal, "0.fragment");
  }

  private Path descriptor(long deal) {
    return beside(deal, "descriptor");
  }

  private Path beside(long deal, String name) {
    return folder.resolve("files/deals").resolve(Long.toString(deal)).resolve(name);
  }

  private static void flip(Path file, long at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int before = bytes.read();
      bytes.seek(at);
      bytes.write(before ^ 1);
    }
  }

  private static void truncate(Path file, long length) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(length);
    }
  }

  /** Kept here so that the test cannot pass with an empty holding. */
  @Test
  void shouldHaveSomethingToScan() {
    Holdings holdings = scene.holdings();
    assertThat(holdings.reader(5).bytes()).isGreaterThan(3 * 65_536);
  }
}
