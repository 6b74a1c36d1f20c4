package io.cess4j.gateway.read;

import io.cess4j.protocol.encryption.CiphertextReader;
import io.cess4j.retrieval.FileCiphertext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Random access for decryption over a file that is read in order: reads that follow each other come
 * from one stream of whole segments, the header alone (before a range) from single chunks.
 */
final class StreamedCiphertext implements CiphertextReader, AutoCloseable {
  private final FileCiphertext file;
  private final long from;
  private final long until;
  private @Nullable InputStream stream;
  private long position;

  /**
   * @param from first byte that the stream shall give, a whole piece
   * @param until byte after the last one
   */
  StreamedCiphertext(FileCiphertext file, long from, long until) {
    this.file = file;
    this.from = from;
    this.until = until;
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public int read(long offset, ByteBuffer target) throws IOException {
    if (offset < from || offset >= until) {
      return file.read(offset, target);
    }
    InputStream open = stream;
    if (open == null || position != offset) {
      close();
      open = file.open(offset, until);
      stream = open;
      position = offset;
    }
    byte[] bytes = new byte[(int) Math.min(target.remaining(), until - offset)];
    int read = open.readNBytes(bytes, 0, bytes.length);
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
