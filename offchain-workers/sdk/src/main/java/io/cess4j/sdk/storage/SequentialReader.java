package io.cess4j.sdk.storage;

import io.cess4j.protocol.encryption.CiphertextReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Random access over a source that streams: one open stream serves reads that follow each other,
 * another place opens a new one. Decryption reads the header, then piece after piece, so a whole
 * file takes two streams.
 */
final class SequentialReader implements CiphertextReader, AutoCloseable {
  /** A run of a file's ciphertext, from wherever it comes. */
  @FunctionalInterface
  interface Source {
    InputStream open(long from, long until) throws IOException;
  }

  private final Source source;
  private final long size;
  private @Nullable InputStream stream;
  private long position;

  SequentialReader(Source source, long size) {
    this.source = source;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long offset, ByteBuffer target) throws IOException {
    InputStream open = stream;
    if (open == null || position != offset) {
      close();
      open = source.open(offset, size);
      stream = open;
      position = offset;
    }
    byte[] bytes = new byte[(int) Math.min(target.remaining(), size - offset)];
    int read = open.readNBytes(bytes, 0, bytes.length);
    if (read < bytes.length) {
      throw new IOException("ciphertext ended at byte %d of %d".formatted(offset + read, size));
    }
    target.put(bytes, 0, read);
    position += read;
    return read;
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
