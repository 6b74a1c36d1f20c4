package io.cess4j.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index that is killed with SIGKILL again and again, each time at another point, ends with the
 * documents and digests of one that never was.
 */
@Timeout(600) // each block waits for the disk
class KilledIndexTest {
  private static final int BLOCKS = 500;
  private static final int KILLS = 4;

  @TempDir private Path folder;

  @Test
  void itEndsAsIfItHadNeverBeenKilled() throws IOException, InterruptedException {
    long seed = Long.getLong("cess.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    long written = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      written = killedAfter(seed, written, 10 + random.nextInt(80));
      assertThat(written).as("seed %d: killed half way", seed).isLessThan(BLOCKS);
    }
    run(seed, written);

    CannedChain chain = new CannedChain(seed);
    List<CannedBlock> blocks = new ArrayList<>();
    for (long number = 1; number <= BLOCKS; number++) {
      blocks.add(chain.block(number));
    }
    try (TestIndex killed = new TestIndex(folder.resolve("killed"));
        TestIndex straight = new TestIndex(folder.resolve("straight"))) {
      straight.read(blocks);
      assertThat(killed.state().digests())
          .as("seed %d", seed)
          .isEqualTo(straight.state().digests());
      assertThat(killed.documents()).isEqualTo(straight.documents());
    }
  }

  /** Kills it after so many lines; what it had said by then is written. */
  private long killedAfter(long seed, long least, int lines) throws IOException {
    Process process = start(seed);
    long written = least;
    try (BufferedReader words = process.inputReader()) {
      String line = words.readLine();
      assertThat(line).startsWith("goes on after ");
      assertThat(number(line)).as("nothing acknowledged is lost").isBetween(least, least + 1);
      for (int i = 0; i < lines; i++) {
        line = words.readLine();
        assertThat(line).as("the index ended by itself").startsWith("written");
        written = number(line);
      }
      process.toHandle().destroyForcibly();
      while ((line = words.readLine()) != null) { // what was in the pipe
        written = line.matches("written [0-9]+") ? number(line) : written;
      }
    } finally {
      process.destroyForcibly();
    }
    return written;
  }

  private void run(long seed, long least) throws IOException, InterruptedException {
    Process process = start(seed);
    try (BufferedReader words = process.inputReader()) {
      List<String> lines = words.lines().toList();
      assertThat(number(lines.getFirst())).isBetween(least, least + 1);
      assertThat(lines.getLast()).isEqualTo("done");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(long seed) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledIndex.class.getName(),
            folder.resolve("killed").toString(),
            Long.toString(seed),
            Long.toString(BLOCKS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static long number(String line) {
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }
}
