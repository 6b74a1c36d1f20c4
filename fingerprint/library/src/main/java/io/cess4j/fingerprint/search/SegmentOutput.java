package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Writes what comes after a file's header, little-endian, with little memory, and sums it up. Not
 * through a mapping: a full disk must be an error, not a fault.
 */
final class SegmentOutput {
  private static final int BUFFER_BYTES = 1 << 20;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C checksum = new CRC32C();
  private long flushed = SegmentFile.HEADER_BYTES;

  SegmentOutput(FileChannel channel) {
    this.channel = channel;
  }

  void putInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void putLong(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  void put(MemorySegment bytes) throws IOException {
    for (long at = 0; at < bytes.byteSize(); at += BUFFER_BYTES) {
      long piece = Math.min(BUFFER_BYTES, bytes.byteSize() - at);
      room((int) piece).put(bytes.asSlice(at, piece).asByteBuffer());
    }
  }

  /** Zeros up to the next multiple. */
  void align(long alignment) throws IOException {
    while ((flushed + buffer.position()) % alignment != 0) {
      room(1).put((byte) 0);
    }
  }

  /** Writes what is left and gives the checksum. */
  int finish() throws IOException {
    flush();
    return (int) checksum.getValue();
  }

  long position() {
    return flushed + buffer.position();
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    buffer.flip();
    checksum.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      flushed += channel.write(buffer, flushed);
    }
    buffer.clear();
  }
}
