package io.cess4j.miner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.runtime.store.KeyValueStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pass over a disk: from end to end, once a week, and over a kill -9 in its middle. */
final class PassTest {

  private static final int FRAGMENTS = 200;
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir private Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T12:00:00Z"));

  @Test
  void shouldRestForAWeekAfterAPass() throws IOException, InterruptedException {
    try (KeyValueStore database = open(folder)) {
      DataScanner scanner = scanner(database, folder, now::get);
      fill(database, folder);
      assertThat(scanner.due(WEEK)).as("never scanned").isTrue();
      assertThat(steps(scanner)).isEqualTo(FRAGMENTS);
      assertThat(scanner.due(WEEK)).isFalse();
      now.updateAndGet(time -> time.plus(WEEK).minusSeconds(1));
      assertThat(scanner.due(WEEK)).isFalse();
      now.updateAndGet(time -> time.plusSeconds(2));
      assertThat(scanner.due(WEEK)).isTrue();
      assertThat(scanner(database, folder, now::get).pass())
          .as("the journal knows the pass")
          .isEqualTo(scanner.pass());
    }
  }

  @Test
  void shouldFindTheOneFragmentThatRotted() throws IOException, InterruptedException {
    try (KeyValueStore database = open(folder)) {
      fill(database, folder);
      Files.write(folder.resolve("files/deals/130/0.fragment"), new byte[31]);
      CorruptionLedger ledger = new CorruptionLedger(database, now::get, new SimpleMeterRegistry());
      assertThat(steps(scanner(database, folder, now::get, ledger))).isEqualTo(FRAGMENTS);
      assertThat(ledger.all())
          .extracting(Finding::corruption)
          .containsExactly(new Corruption.ChunkAltered(130, 0, 0));
    }
  }

  @Test
  @Timeout(180)
  void shouldGoOnWhereItWasAfterKill9() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Scanner.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long seen = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line;
      while (seen < 150 && (line = out.readLine()) != null) {
        seen = Long.parseLong(line);
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).isEqualTo(150);
    try (KeyValueStore database = open(folder)) {
      DataScanner scanner = scanner(database, folder, InstantSource.system());
      assertThat(scanner.pass().active()).isTrue();
      assertThat(scanner.pass().fragments()).isEqualTo(128);
      assertThat(steps(scanner)).isEqualTo(FRAGMENTS - 128);
      assertThat(scanner.pass().fragments()).isEqualTo(FRAGMENTS);
      assertThat(scanner.pass().active()).isFalse();
    }
  }

  private static int steps(DataScanner scanner) throws InterruptedException {
    int steps = 0;
    while (scanner.step()) {
      steps++;
    }
    return steps;
  }

  static KeyValueStore open(Path folder) {
    return KeyValueStore.open(
        folder.resolve("db"),
        FragmentStore.FAMILY,
        Holdings.FAMILY,
        CorruptionLedger.FAMILY,
        Scans.FAMILY);
  }

  static void fill(KeyValueStore database, Path folder) throws IOException {
    FragmentStore store = new FragmentStore(folder.resolve("files"), database);
    for (int deal = 1; deal <= FRAGMENTS; deal++) {
      byte[] bytes = ByteBuffer.allocate(31).putInt(deal).array();
      FragmentHasher hasher = new FragmentHasher();
      hasher.update(bytes, 0, bytes.length);
      store.receive(
          new FragmentKey(deal, 0), 0, hasher.finish().id(), 31, new ByteArrayInputStream(bytes));
    }
  }

  static DataScanner scanner(KeyValueStore database, Path folder, InstantSource clock) {
    return scanner(
        database, folder, clock, new CorruptionLedger(database, clock, new SimpleMeterRegistry()));
  }

  static DataScanner scanner(
      KeyValueStore database, Path folder, InstantSource clock, CorruptionLedger ledger) {
    Holdings holdings =
        new Holdings(database, new FragmentStore(folder.resolve("files"), database));
    ChainFacts silent =
        new ChainFacts() {
          @Override
          public Optional<Integer> blockSectors() {
            return Optional.empty();
          }

          @Override
          public Optional<Hash256> root(long deal) {
            return Optional.empty();
          }
        };
    return new DataScanner(
        0, Scanning.of(holdings, database, ledger, silent, clock), Throttle.none(), bytes -> {});
  }

  /** The process that is killed: says after each fragment how far it is, then waits. */
  static final class Scanner {

    private Scanner() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, InterruptedException {
      Path folder = Path.of(arguments[0]);
      try (KeyValueStore database = open(folder)) {
        fill(database, folder);
        DataScanner scanner = scanner(database, folder, InstantSource.system());
        while (scanner.pass().fragments() < 150 && scanner.step()) {
          System.out.println(scanner.pass().fragments());
        }
        Thread.sleep(Duration.ofHours(1));
      }
    }
  }
}
