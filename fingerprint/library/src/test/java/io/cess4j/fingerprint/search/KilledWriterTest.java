package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer that is killed with SIGKILL at any point, also while it writes hash tables, loses
 * nothing that it acknowledged; what is found afterwards is found through the tables.
 */
@Timeout(120)
class KilledWriterTest {
  private static final int KILLS = 4;
  private static final long WAITED_NANOS = 10_000_000_000L;

  @TempDir private Path folder;

  @Test
  void everythingAcknowledgedIsThere() throws IOException, InterruptedException {
    int acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = writeAndKill(150 + 97 * kill);
      try (SimilarityIndex index = SimilarityIndex.open(folder, KilledWriter.OPTIONS)) {
        assertThat(index.works()).isBetween(acknowledged, acknowledged + 3);
        for (int number = 0; number < index.works(); number++) {
          Work work = index.work(number).orElseThrow();
          assertThat(work.name()).isEqualTo("work " + number);
          assertThat(index.copies(Drawn.hash(number))).containsExactly(number);
          var description = work.description();
          assertThat(description).isNotNull();
          if (description != null) {
            assertThat(index.candidates(description, 0).nearest())
                .containsExactly(new Candidate(number, 0, 0, 0));
          }
        }
      }
    }
    assertThat(acknowledged).isGreaterThan(150 * KILLS);
    assertThat(folder.resolve(TableFile.TEMPORARY)).doesNotExist();
  }

  private int writeAndKill(int acknowledgements) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int acknowledged = -1;
    try (BufferedReader words = writer.inputReader()) {
      for (int i = 0; i < acknowledgements; ) {
        String line = words.readLine();
        assertThat(line).as("the writer ended by itself").isNotNull();
        if (line.startsWith("open")) {
          assertThatThrownBy(() -> SimilarityIndex.open(folder))
              .isInstanceOf(IndexException.Locked.class)
              .hasMessageContaining("Process " + writer.pid());
        } else if (line.startsWith("acknowledged")) {
          acknowledged = number(line);
          i++;
        }
      }
      for (long end = System.nanoTime() + WAITED_NANOS;
          !Files.exists(folder.resolve(TableFile.TEMPORARY)) && System.nanoTime() < end; ) {
        Thread.onSpinWait(); // for a moment in which it writes tables
      }
      writer.toHandle().destroyForcibly(); // leaves what it said readable
      String line;
      while ((line = words.readLine()) != null) {
        acknowledged = line.matches("acknowledged [0-9]+") ? number(line) : acknowledged;
      }
    } finally {
      writer.destroyForcibly();
    }
    return acknowledged;
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
  }
}
