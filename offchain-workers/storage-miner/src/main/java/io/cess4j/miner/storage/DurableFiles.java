package io.cess4j.miner.storage;

import io.cess4j.miner.MinerException;
import io.cess4j.miner.MinerException.DiskFailed;
import io.cess4j.miner.MinerException.DiskFull;
import io.cess4j.protocol.layout.Sizes;
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
      throw failed(folder, "the folder cannot be created", e);
    }
  }

  /** Writes a small file. */
  static void write(Path target, Path temporary, byte[] bytes) {
    try {
      try (FileChannel channel = create(temporary)) {
        write(channel, temporary, ByteBuffer.wrap(bytes));
        force(channel, temporary);
      } catch (IOException e) {
        throw failed(temporary, "cannot be closed", e);
      }
      publish(temporary, target);
    } catch (MinerException e) {
      discard(temporary, e);
      throw e;
    }
  }

  static FileChannel create(Path file) {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failed(file, "cannot be created", e);
    }
  }

  /** What the disk refuses must not look like a body that broke off. */
  static void write(FileChannel channel, Path file, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw failed(file, "cannot be written", e);
    }
  }

  static void force(FileChannel channel, Path file) {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw failed(file, "cannot be synced", e);
    }
  }

  /** Half a file on a full disk keeps it full. */
  private static void discard(Path temporary, MinerException why) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /** Java gives no error numbers: a disk is full where it says so, or has no room for a chunk. */
  private static MinerException failed(Path file, String what, IOException e) {
    String words = String.valueOf(e.getMessage());
    boolean full =
        words.contains("No space left") || words.contains("quota") || roomAround(file) == 0;
    return full ? new DiskFull(file, what, e) : new DiskFailed(file, what, e);
  }

  /** Chunks that fit beside a file; 1 where the disk cannot even tell. */
  private static long roomAround(Path file) {
    try {
      return Files.getFileStore(parent(file)).getUsableSpace() / Sizes.CHUNK_BYTES;
    } catch (IOException broken) {
      return 1;
    }
  }

  /** Gives a complete, synced file its name. */
  static void publish(Path temporary, Path target) {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(parent(target));
    } catch (IOException e) {
      throw failed(target, "cannot be put in place", e);
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
