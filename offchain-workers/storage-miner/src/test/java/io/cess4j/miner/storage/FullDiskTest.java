package io.cess4j.miner.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.miner.MinerException.DiskFull;
import io.cess4j.miner.web.MinerProblems;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.runtime.store.KeyValueStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bug: a disk that filled while a fragment came in was answered with 500. */
final class FullDiskTest {

  private static final FragmentKey KEY = new FragmentKey(7, 0);
  private static final int BYTES = 31 * 20_000;

  @TempDir private Path folder;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void aDiskOfOneMebibyte() throws IOException, InterruptedException {
    disk = Files.createDirectory(folder.resolve("disk"));
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/bin/mount")),
        "a full disk is not tested: there is no mount command");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
    Assumptions.assumeTrue(mounted, "a full disk is not tested: only root can mount a tmpfs");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void shouldSayThatItIsFullAndKeepNothing() throws IOException {
    byte[] bytes = new byte[BYTES];
    new SplittableRandom(1).nextBytes(bytes);
    Path ballast = disk.resolve("ballast");
    try (KeyValueStore database = KeyValueStore.open(folder.resolve("db"), FragmentStore.FAMILY)) {
      FragmentStore store = new FragmentStore(Disks.open(List.of(), disk, database, 0), database);
      Filling body = new Filling(bytes, ballast);
      assertThatThrownBy(() -> store.receive(KEY, 0, id(bytes), BYTES, body))
          .isInstanceOfSatisfying(DiskFull.class, FullDiskTest::isToldAs507);
      assertThat(body.available()).as("bytes that the sender could not get rid of").isZero();
      assertThat(disk.resolve("incoming")).isEmptyDirectory();
      assertThat(store.find(KEY)).isEmpty();
      assertThatThrownBy(
              () ->
                  DurableFiles.write(
                      disk.resolve("deals/sigmas"), disk.resolve("incoming/sigmas"), bytes))
          .isInstanceOf(DiskFull.class);
      assertThat(disk.resolve("incoming")).isEmptyDirectory();

      Files.delete(ballast);
      assertThat(store.receive(KEY, 0, id(bytes), BYTES, new ByteArrayInputStream(bytes)).created())
          .isTrue();
    }
  }

  private static void isToldAs507(DiskFull full) {
    assertThat(new MinerProblems().translate(full))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.status()).isEqualTo(507);
              assertThat(problem.type()).contains("disk-full");
            });
  }

  /** After its first bytes somebody else takes the rest of the disk. */
  private static final class Filling extends InputStream {
    private final InputStream in;
    private final Path ballast;
    private boolean filled;

    Filling(byte[] bytes, Path ballast) {
      this.in = new ByteArrayInputStream(bytes);
      this.ballast = ballast;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (!filled && in.available() < BYTES) {
        filled = true;
        fill(ballast);
      }
      return in.read(target, offset, length);
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }
  }

  private static void fill(Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException full) {
      assertThat(file).isNotEmptyFile();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  private static Hash256 id(byte[] bytes) {
    FragmentHasher hasher = new FragmentHasher();
    hasher.update(bytes, 0, bytes.length);
    return hasher.finish().id();
  }
}
