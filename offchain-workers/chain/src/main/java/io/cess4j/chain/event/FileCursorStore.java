package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** A cursor in a small text file, one {@code number hash} a line, replaced atomically. */
public final class FileCursorStore implements CursorStore {
  private final Path file;

  /** A store at {@code file}, whose folder exists. */
  public FileCursorStore(Path file) {
    this.file = file;
  }

  @Override
  public Cursor load() {
    if (!Files.exists(file)) {
      return Cursor.BEGINNING;
    }
    try {
      List<BlockPoint> points =
          Files.readAllLines(file).stream().map(FileCursorStore::point).toList();
      return new Cursor(points);
    } catch (IOException | IllegalArgumentException e) {
      throw new ChainException.CursorFailed(
          file, "cannot be read; delete it to follow all events from the beginning", e);
    }
  }

  private static BlockPoint point(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("no block in line '" + line + "'");
    }
    return new BlockPoint(
        Long.parseLong(line.substring(0, space)), Bytes32.of(line.substring(space + 1)));
  }

  @Override
  public void save(Cursor cursor) {
    String text =
        cursor.points().stream()
            .map(point -> point.number() + " " + point.hash() + "\n")
            .collect(Collectors.joining());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ChainException.CursorFailed(file, "cannot be written: is the disk full?", e);
    }
  }
}
