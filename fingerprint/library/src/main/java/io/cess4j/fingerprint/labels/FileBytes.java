package io.cess4j.fingerprint.labels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads pieces of a stranger's file; no claim of its headers makes it read more than a mebibyte.
 */
record FileBytes(SeekableByteChannel channel) {
  static final int MOST = 1 << 20;

  /** Up to so many bytes, fewer at the end of the file; big-endian. */
  ByteBuffer read(long at, long count) throws IOException {
    long there = Math.min(Math.min(MOST, count), channel.size() - at);
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, at < 0 ? 0 : there));
    if (buffer.hasRemaining()) {
      channel.position(at);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
    }
    return buffer.flip();
  }

  /** Whether these characters are there. */
  boolean has(long at, String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return read(at, wanted.length).equals(ByteBuffer.wrap(wanted));
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
