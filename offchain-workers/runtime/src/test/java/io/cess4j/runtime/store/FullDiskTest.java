package io.cess4j.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bug: after one write on a full disk a worker's database refused all others until restarted.
 */
class FullDiskTest {
  private static final String FAMILY = "deals";
  private static final byte[] VALUE = new byte[2_000];

  @TempDir private Path folder;
  private boolean mounted;

  @BeforeEach
  void aDiskOf40Mebibytes() throws IOException, InterruptedException {
    new Random(1).nextBytes(VALUE); // compressed values would fit for ever
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/bin/mount")),
        "a full disk is not tested: there is no mount command");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", folder.toString());
    Assumptions.assumeTrue(mounted, "a full disk is not tested: only root can mount a tmpfs");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(run("umount", folder.toString())).isTrue();
    }
  }

  @Test
  void losesNothingAcknowledgedAndIsWrittenToAgainOnceThereIsSpace() throws IOException {
    Path ballast = folder.resolve("ballast");
    try (KeyValueStore store = KeyValueStore.open(folder.resolve("db"), FAMILY)) {
      store.put(FAMILY, key(0), VALUE);
      assertThatThrownBy(() -> fill(ballast)).isInstanceOf(IOException.class);
      int[] acknowledged = {0};
      assertThatThrownBy(
              () -> {
                while (true) {
                  store.put(FAMILY, key(acknowledged[0] + 1), VALUE);
                  acknowledged[0]++;
                }
              })
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("check disk space");
      assertThatThrownBy(() -> store.put(FAMILY, key(-1), VALUE))
          .isInstanceOf(StoreException.class);
      assertThat(store.get(FAMILY, key(acknowledged[0]))).as("it is still read").contains(VALUE);

      Files.delete(ballast);
      store.put(FAMILY, key(-2), VALUE);
      for (int i = 0; i <= acknowledged[0]; i++) {
        assertThat(store.get(FAMILY, key(i))).contains(VALUE);
      }
    }
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(VALUE);
      }
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  private static byte[] key(int number) {
    return Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
