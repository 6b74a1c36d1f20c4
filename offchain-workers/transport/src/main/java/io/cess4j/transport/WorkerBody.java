package io.cess4j.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A request body that is streamed with back-pressure and never held whole.
 *
 * @param length bytes that {@code source} gives, exactly
 * @param source opens the bytes; called once a request; the client closes the stream
 */
public record WorkerBody(long length, Supplier<InputStream> source) {

  public WorkerBody {
    if (length < 0) {
      throw new IllegalArgumentException("a body has no negative length: " + length);
    }
  }

  public static WorkerBody of(byte[] bytes) {
    return new WorkerBody(bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /**
   * @throws UncheckedIOException where the file cannot be read
   */
  public static WorkerBody of(Path file) {
    try {
      return new WorkerBody(Files.size(file), () -> open(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
