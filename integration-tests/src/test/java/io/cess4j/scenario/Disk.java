package io.cess4j.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Everything below a folder, as a thief of the disk would read it. */
public record Disk(Path folder) {
  /** Bytes of all files. */
  public long size() throws IOException {
    long size = 0;
    for (Path file : files()) {
      size += read(file).length;
    }
    return size;
  }

  /** Files that contain these bytes anywhere. */
  public List<Path> filesWith(byte[] marker) throws IOException {
    // One char a byte, so that String's search can be used on bytes.
    String wanted = new String(marker, StandardCharsets.ISO_8859_1);
    List<Path> found = new ArrayList<>();
    for (Path file : files()) {
      if (new String(read(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
        found.add(file);
      }
    }
    return found;
  }

  /**
   * The worker runs: it may rename or remove a file (a cursor, a log) while the folder is listed.
   */
  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return files;
  }

  /** The worker runs: it may remove a file (a log of its database) between listing and reading. */
  private static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException removedMeanwhile) {
      return new byte[0];
    }
  }
}
