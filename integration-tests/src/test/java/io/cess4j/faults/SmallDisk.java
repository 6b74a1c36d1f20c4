package io.cess4j.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A disk of its own for a worker's folder, in memory, that can be filled to the last byte. */
final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 4_096;

  private final Path folder;
  private final Path aside;

  private SmallDisk(Path folder, Path aside) {
    this.folder = folder;
    this.aside = aside;
  }

  /** Puts the folder of a dead worker on it, with what is in it; skips the test without root. */
  static SmallDisk under(Path folder, int mebibytes) {
    Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
    try {
      Files.move(folder, aside);
      Files.createDirectories(folder);
      String size = "size=%dm".formatted(mebibytes);
      if (run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()) != 0) {
        Files.delete(folder);
        Files.move(aside, folder);
        Assumptions.abort("disk full is not tested: only root can mount a tmpfs");
      }
      copy(aside, folder);
      return new SmallDisk(folder, aside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes all of its space but so many bytes. */
  void fillBut(long bytes) {
    try (OutputStream ballast = Files.newOutputStream(folder.resolve("ballast"))) {
      byte[] piece = new byte[PIECE];
      while (bytes == 0 || Files.getFileStore(folder).getUsableSpace() > bytes) {
        ballast.write(piece);
      }
    } catch (IOException full) {
      if (bytes != 0) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Gives the space back. */
  void free() {
    try {
      Files.delete(folder.resolve("ballast"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the folder of the dead worker back where it was. */
  @Override
  public void close() {
    try {
      run("rm", "-rf", aside.toString());
      copy(folder, aside);
      if (run("umount", folder.toString()) != 0) {
        throw new IllegalStateException(folder + " cannot be unmounted");
      }
      Files.delete(folder);
      Files.move(aside, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    if (run("cp", "-aT", from.toString(), to.toString()) != 0) {
      throw new IllegalStateException("cannot copy %s to %s".formatted(from, to));
    }
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    } catch (IOException absent) {
      return 127;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
