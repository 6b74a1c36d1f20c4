package io.cess4j.devnet.besu;

import io.cess4j.devnet.DevnetException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a process of the chain writes, kept in a file. */
final class NodeLog {
  private final BufferedWriter writer;

  private NodeLog(BufferedWriter writer) {
    this.writer = writer;
  }

  static NodeLog append(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return new NodeLog(
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new DevnetException.FileFailed(file, "cannot be written", e);
    }
  }

  void line(String line) {
    try {
      writer.write(line);
      writer.newLine();
      writer.flush();
    } catch (IOException diskFull) {
      // A log that cannot be written must not stop the node that writes it.
    }
  }
}
