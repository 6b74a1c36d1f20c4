package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How much of the log is acknowledged. Two slots, a sector and more apart, are written in turn, so
 * that the older one stands whatever becomes of the newer one. Format of a slot, big-endian: {@code
 * "CFPC"}, version, index id, sequence, length of the log, CRC-32C of these.
 */
final class CommitMarker implements AutoCloseable {
  static final int BYTES = 8192;
  private static final int SLOT_BYTES = 36;
  private static final int SLOT_DISTANCE = BYTES / 2;
  private static final int MAGIC = 0x43465043;

  private final Path path;
  private final FileChannel channel;
  private final long id;
  private long sequence;
  private volatile long length;

  private record Slot(long id, long sequence, long length) {}

  private CommitMarker(Path path, FileChannel channel, Slot newest) {
    this.path = path;
    this.channel = channel;
    this.id = newest.id();
    this.sequence = newest.sequence();
    this.length = newest.length();
  }

  /** The bytes of a new marker. */
  static byte[] fresh(long id, long length) {
    ByteBuffer file = ByteBuffer.allocate(BYTES);
    return file.put(slot(new Slot(id, 0, length))).array();
  }

  static CommitMarker open(Path path, boolean writable) throws IOException {
    FileChannel channel =
        writable
            ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
            : FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new CommitMarker(path, channel, newest(path, channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Acknowledges the log up to the given length, which must be on the disk already. */
  void advance(long newLength) throws IOException {
    Slot next = new Slot(id, sequence + 1, newLength);
    ByteBuffer bytes = slot(next);
    long position = next.sequence() % 2 * SLOT_DISTANCE;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
    channel.force(false);
    sequence = next.sequence();
    length = newLength;
  }

  long id() {
    return id;
  }

  long length() {
    return length;
  }

  private static Slot newest(Path path, FileChannel channel) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(BYTES);
    while (file.hasRemaining() && channel.read(file, file.position()) > 0) {}
    if (file.hasRemaining() || channel.size() != BYTES) {
      throw new IndexException.Damaged(
          "%s has %d bytes instead of %d: restore it from a copy"
              .formatted(path, channel.size(), BYTES));
    }
    Slot first = read(path, file.slice(0, SLOT_BYTES));
    Slot second = read(path, file.slice(SLOT_DISTANCE, SLOT_BYTES));
    if (first == null && second == null) {
      throw new IndexException.Damaged(
          path + " holds no valid mark of what is acknowledged: restore it from a copy");
    }
    return second == null || (first != null && first.sequence() > second.sequence())
        ? java.util.Objects.requireNonNull(first)
        : second;
  }

  private static @Nullable Slot read(Path path, ByteBuffer bytes) {
    if (bytes.getInt(SLOT_BYTES - 4) != checksum(bytes) || bytes.getInt(0) != MAGIC) {
      return null;
    }
    IndexFormat.requireVersion(path, bytes.getInt(4));
    return new Slot(bytes.getLong(8), bytes.getLong(16), bytes.getLong(24));
  }

  private static ByteBuffer slot(Slot slot) {
    ByteBuffer bytes = ByteBuffer.allocate(SLOT_BYTES);
    bytes.putInt(MAGIC).putInt(IndexFormat.VERSION).putLong(slot.id());
    bytes.putLong(slot.sequence()).putLong(slot.length());
    return bytes.putInt(checksum(bytes)).flip();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, SLOT_BYTES - 4));
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
