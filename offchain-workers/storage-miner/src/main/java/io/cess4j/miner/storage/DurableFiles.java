package io.cess4j.miner.storage;

import io.cess4j.miner.MinerException.DiskFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Files that are there completely or not at all, whatever kills the process or the power: written
 * under another name, synced, renamed, and the folder synced too, since a rename is a change of the
 * folder.
 */
final class DurableFiles {

  private DurableFiles() {}

  static Path folder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        sync(parent(folder));
      }
      return folder;
    } catch (IOException e) {
      throw new DiskFailed(folder, "the folder cannot be created", e);
    }
  }

  /** Writes a small file. */
  static void write(Path target, Path temporary, byte[] bytes) {
    try (FileChannel channel = create(temporary)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new DiskFailed(temporary, "cannot be written", e);
    }
    publish(temporary, target);
  }

  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Gives a complete, synced file its name. */
  static void publish(Path temporary, Path target) {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(parent(target));
    } catch (IOException e) {
      throw new DiskFailed(target, "cannot be put in place", e);
    }
  }

  static void deleteTree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
      sync(parent(folder));
    } catch (IOException e) {
      throw new DiskFailed(folder, "cannot be deleted", e);
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the root is no data folder");
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
