package io.cess4j.gateway.upload;

import io.cess4j.gateway.GatewayException;
import io.cess4j.gateway.GatewayException.SpoolFailed;
import io.cess4j.gateway.GatewayException.SpoolFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Masked fragments of uploads on local disk, from reception until the deal is active. What lies
 * here is what miners see: ciphertext, coded and masked; the keys are never here.
 */
final class Spool {
  private static final long KEEP_FREE = 64L << 20;

  /** Less than this is a full disk. */
  private static final long ROOM = 65_536;

  private final Path root;
  private final SpoolSync.Force force;

  Spool(Path root) {
    this(root, SpoolSync::system);
  }

  /**
   * @param force how things come to the disk
   */
  Spool(Path root, SpoolSync.Force force) {
    this.root = root;
    this.force = force;
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new SpoolFailed("cannot create the spool " + root + ": " + e.getMessage(), e);
    }
  }

  /**
   * @throws SpoolFull where the disk cannot take so many bytes
   */
  void reserve(String upload, long bytes) {
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      if (free - KEEP_FREE < bytes) {
        throw new SpoolFull(
            "the upload needs %d bytes of spool and %d are free, of which %d stay free: use another gateway, or try again when its other uploads are stored"
                .formatted(bytes, free, KEEP_FREE),
            null);
      }
      Files.createDirectories(folder(upload));
    } catch (IOException e) {
      throw new SpoolFailed("cannot use the spool " + root + ": " + e.getMessage(), e);
    }
  }

  /** For the files of an upload, as they are completed. */
  SpoolSync sync() {
    return new SpoolSync(force);
  }

  /** The upload's files stay found after a power cut, once they are on the disk themselves. */
  void keep(String upload) throws IOException {
    force.force(folder(upload));
    force.force(root);
  }

  /** What went wrong when an upload's files were written. */
  GatewayException failed(IOException e) {
    String words = String.valueOf(e.getMessage());
    boolean full = words.contains("No space left") || words.contains("quota");
    try {
      full |= Files.getFileStore(root).getUsableSpace() < ROOM;
    } catch (IOException broken) {
      e.addSuppressed(broken);
    }
    return full
        ? new SpoolFull(
            "the spool's disk filled while the body came: use another gateway, or send it again later",
            e)
        : new SpoolFailed("cannot write the upload's spool: " + words, e);
  }

  Path fragment(String upload, int part, int slot, int segment) {
    return folder(upload).resolve("%d-%d-%d".formatted(part, slot, segment));
  }

  void delete(String upload) {
    Path folder = folder(upload);
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new SpoolFailed("cannot clear the spool " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Deletes what belongs to none of these uploads: a crash left it behind. */
  void retain(Set<String> uploads) {
    try (Stream<Path> folders = Files.list(root)) {
      folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(upload -> !uploads.contains(upload))
          .forEach(this::delete);
    } catch (IOException e) {
      throw new SpoolFailed("cannot read the spool " + root + ": " + e.getMessage(), e);
    }
  }

  private Path folder(String upload) {
    return root.resolve(upload);
  }
}
