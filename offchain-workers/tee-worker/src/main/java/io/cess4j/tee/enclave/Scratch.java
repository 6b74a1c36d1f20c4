package io.cess4j.tee.enclave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder where a disputed file's plaintext lies while it is examined (ADR 0033). */
final class Scratch {
  private Scratch() {}

  /**
   * Deletes what a worker that was killed during an examination has left there.
   *
   * @throws UncheckedIOException where a file cannot be deleted: plaintext of others must not stay
   */
  static void purge(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> left = files.toList();
      for (Path file : left) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "What an examination left in %s cannot be deleted; delete it by hand".formatted(folder),
          e);
    }
  }
}
