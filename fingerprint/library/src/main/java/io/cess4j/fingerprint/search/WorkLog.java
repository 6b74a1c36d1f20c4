package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * All that an index knows, in the order in which it was told; everything else is made from it.
 * Records are written, forced, then acknowledged by the {@link CommitMarker}: what lies behind the
 * mark was never acknowledged and is overwritten.
 *
 * <p>Format, big-endian: {@code "CFPL"}, version, index id (8), then records of length (4), CRC-32C
 * of length and content (4), content ({@link WorkCodec}).
 */
final class WorkLog implements AutoCloseable {
  static final long HEADER_BYTES = 16;
  private static final int FRAME_BYTES = 8;
  private static final int MAGIC = 0x4346504c;
  private static final String LOG = "works.log";
  private static final String MARKER = "works.commit";

  private final Path path;
  private final FileChannel channel;
  private final CommitMarker marker;

  /** What to do with a record. */
  interface Visitor {
    void record(long offset, LogRecord logged);
  }

  private WorkLog(Path path, FileChannel channel, CommitMarker marker) {
    this.path = path;
    this.channel = channel;
    this.marker = marker;
  }

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(MARKER));
  }

  static WorkLog open(Path folder, boolean writable) throws IOException {
    Path path = folder.resolve(LOG);
    if (!isIn(folder)) {
      create(folder, path);
    }
    CommitMarker marker = CommitMarker.open(folder.resolve(MARKER), writable);
    FileChannel channel = null;
    try {
      channel =
          writable
              ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
              : FileChannel.open(path, StandardOpenOption.READ);
      requireHeader(path, channel, marker);
      if (writable) {
        channel.truncate(marker.length());
      }
      return new WorkLog(path, channel, marker);
    } catch (IOException | RuntimeException e) {
      marker.close();
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  /** The marker comes last: a folder without one holds nothing that was acknowledged. */
  private static void create(Path folder, Path path) throws IOException {
    if (Files.exists(path) && Files.size(path) > HEADER_BYTES) {
      throw new IndexException.Damaged(
          "%s is there without %s: restore both from a copy".formatted(path, MARKER));
    }
    long id = new SecureRandom().nextLong();
    ByteBuffer header = ByteBuffer.allocate((int) HEADER_BYTES);
    write(path, header.putInt(MAGIC).putInt(IndexFormat.VERSION).putLong(id).array());
    Path temporary = folder.resolve(MARKER + ".new");
    write(temporary, CommitMarker.fresh(id, HEADER_BYTES));
    IndexFormat.publish(folder, temporary, folder.resolve(MARKER));
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, ByteBuffer.wrap(bytes), 0);
      channel.force(true);
    }
  }

  private static void requireHeader(Path path, FileChannel channel, CommitMarker marker)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate((int) HEADER_BYTES);
    readFully(path, channel, header, 0);
    if (header.getInt(0) != MAGIC) {
      throw new IndexException.Damaged(
          "%s is no log of an index (it begins with %08x): restore it from a copy"
              .formatted(path, header.getInt(0)));
    }
    IndexFormat.requireVersion(path, header.getInt(4));
    if (header.getLong(8) != marker.id()) {
      throw new IndexException.Damaged(
          path + " and " + MARKER + " belong to different indexes: restore both from one copy");
    }
    if (channel.size() < marker.length()) {
      throw new IndexException.Damaged(
          "%s has %d bytes, of which %d were acknowledged: it was cut, restore it from a copy"
              .formatted(path, channel.size(), marker.length()));
    }
  }

  long id() {
    return marker.id();
  }

  /** Up to where records are acknowledged. */
  long end() {
    return marker.length();
  }

  /**
   * Writes records and acknowledges them together.
   *
   * @return where each begins
   */
  long[] append(List<LogRecord> records) throws IOException {
    long[] offsets = new long[records.size()];
    long position = marker.length();
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = position;
      byte[] content = WorkCodec.encode(records.get(i));
      ByteBuffer framed = ByteBuffer.allocate(FRAME_BYTES + content.length);
      framed.putInt(content.length).putInt(checksum(content)).put(content).flip();
      position = writeFully(channel, framed, position);
    }
    channel.force(false);
    marker.advance(position);
    return offsets;
  }

  /** The record at an offset that {@link #append} or {@link #replay} gave. */
  LogRecord read(long offset) throws IOException {
    return decode(offset, content(offset));
  }

  /** Visits all acknowledged records from an offset on. */
  void replay(long from, Visitor visitor) throws IOException {
    long offset = from;
    while (offset < marker.length()) {
      byte[] content = content(offset);
      visitor.record(offset, decode(offset, content));
      offset += FRAME_BYTES + content.length;
    }
  }

  private LogRecord decode(long offset, byte[] content) {
    try {
      return WorkCodec.decode(content);
    } catch (IllegalArgumentException e) {
      throw damaged(offset, String.valueOf(e.getMessage()));
    }
  }

  private byte[] content(long offset) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES);
    if (offset < HEADER_BYTES || offset + FRAME_BYTES > marker.length()) {
      throw damaged(offset, "no record begins there");
    }
    readFully(path, channel, frame, offset);
    int length = frame.getInt(0);
    if (length < 1
        || length > WorkCodec.MAX_BYTES
        || offset + FRAME_BYTES + length > marker.length()) {
      throw damaged(offset, "its length " + length + " cannot be");
    }
    byte[] content = new byte[length];
    readFully(path, channel, ByteBuffer.wrap(content), offset + FRAME_BYTES);
    if (checksum(content) != frame.getInt(4)) {
      throw damaged(offset, "its checksum is wrong");
    }
    return content;
  }

  private IndexException.Damaged damaged(long offset, String why) {
    return new IndexException.Damaged(
        "%s: the record at byte %d is damaged (%s): restore the file from a copy"
            .formatted(path, offset, why));
  }

  private static int checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(4).putInt(0, content.length));
    crc.update(content);
    return (int) crc.getValue();
  }

  private static long writeFully(FileChannel channel, ByteBuffer bytes, long from)
      throws IOException {
    long position = from;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
    return position;
  }

  private static void readFully(Path path, FileChannel channel, ByteBuffer bytes, long from)
      throws IOException {
    long position = from;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, position);
      if (read < 0) {
        throw new IndexException.Damaged(
            "%s ends at byte %d, within what was acknowledged: restore it from a copy"
                .formatted(path, position));
      }
      position += read;
    }
  }

  @Override
  public void close() throws IOException {
    try (marker) {
      channel.close();
    }
  }
}
