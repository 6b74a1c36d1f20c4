package io.cess4j.retrieval;

import io.cess4j.protocol.layout.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A run of a file's ciphertext, segment by segment. */
final class CiphertextStream extends InputStream {
  private final FileCiphertext file;
  private final long until;
  private long at;

  CiphertextStream(FileCiphertext file, long from, long until) {
    this.file = file;
    this.at = from;
    this.until = until;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (at >= until) {
      return -1;
    }
    byte[] segment = file.segmentAt(at);
    int within = (int) (at % Sizes.SEGMENT_BYTES);
    int take = (int) Math.min(Math.min(length, segment.length - within), until - at);
    System.arraycopy(segment, within, target, offset, take);
    at += take;
    return take;
  }
}
