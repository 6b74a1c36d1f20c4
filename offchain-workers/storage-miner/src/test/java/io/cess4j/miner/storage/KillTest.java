package io.cess4j.miner.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.runtime.store.KeyValueStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own stores fragments and is killed: whatever it confirmed must be there. */
final class KillTest {

  private static final int ENOUGH = 12;

  @TempDir private Path folder;

  @Test
  @Timeout(180)
  void shouldHoldEveryConfirmedFragmentAfterKill9() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int confirmed = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line;
      while (confirmed < ENOUGH && (line = out.readLine()) != null) {
        confirmed = Integer.parseInt(line);
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(confirmed).isGreaterThanOrEqualTo(ENOUGH);
    try (KeyValueStore database = KeyValueStore.open(folder.resolve("db"), FragmentStore.FAMILY)) {
      FragmentStore store = new FragmentStore(folder.resolve("files"), database);
      for (int deal = 1; deal <= confirmed; deal++) {
        HoldingReader reader = new HoldingReader(store, store.ofDeal(deal));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        reader.read(0, reader.bytes(), bytes::write);
        assertThat(bytes.toByteArray()).as("deal %d", deal).isEqualTo(content(deal));
      }
    }
  }

  static byte[] content(int deal) {
    byte[] bytes = new byte[31 * 8_000];
    new SplittableRandom(deal).nextBytes(bytes);
    return bytes;
  }

  /** The process that is killed: confirms each fragment on standard output. */
  static final class Writer {

    private Writer() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      try (KeyValueStore database =
          KeyValueStore.open(folder.resolve("db"), FragmentStore.FAMILY)) {
        FragmentStore store = new FragmentStore(folder.resolve("files"), database);
        for (int deal = 1; deal < Integer.MAX_VALUE; deal++) {
          byte[] bytes = content(deal);
          FragmentHasher hasher = new FragmentHasher();
          hasher.update(bytes, 0, bytes.length);
          Hash256 id = hasher.finish().id();
          store.receive(
              new FragmentKey(deal, 0), 0, id, bytes.length, new ByteArrayInputStream(bytes));
          System.out.println(deal);
        }
      }
    }
  }
}
