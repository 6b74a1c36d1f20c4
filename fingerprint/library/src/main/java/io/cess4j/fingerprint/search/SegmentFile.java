package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A file of codes for a range of the log, mapped into memory; made from the log and never changed.
 *
 * <p>Format, little-endian: the {@link Header}; numbers of removed works (int); offsets in the log
 * (long, -1: removed), prefixes of instance hashes (long), and a hash table of ordinals + 1 (int),
 * one a work; then for each kind of codes: type (int), length of the algorithm's name (int),
 * members M (int), codes (int), the name, M ordinals (int), M + 1 starts (int), the codes ({@link
 * CodeBlocks}). Longs begin at multiples of 8, codes and kinds at multiples of 64.
 */
final class SegmentFile {
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final int HEADER_BYTES = 64;
  static final int ALIGNMENT = 64;
  static final int CHECKED_BYTES = 56;
  static final int CHECKSUM_AT = 60;
  private static final int MAGIC = 0x53504643; // "CFPS"
  private static final Pattern NAME = Pattern.compile("segment-([0-9a-f]{16})-([0-9a-f]{16})");
  private static final int PIECE = 1 << 30;

  private SegmentFile() {}

  /** Offsets: 0 magic, 4 version, then the fields, 60 CRC-32C of the rest, 56 that of 0 to 55. */
  record Header(
      long id, long from, long to, int firstWork, int works, int removed, int groups, long bytes) {
    /** The header's bytes over a content of this checksum. */
    ByteBuffer encode(int contentChecksum) {
      ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(MAGIC).putInt(IndexFormat.VERSION).putLong(id).putLong(from).putLong(to);
      header.putInt(firstWork).putInt(works).putInt(removed).putInt(groups).putLong(bytes);
      int own = checksum(MemorySegment.ofArray(header.array()).asSlice(0, CHECKED_BYTES));
      return header.putInt(own).putInt(contentChecksum).flip();
    }

    static Header read(Path path, MemorySegment file) {
      if (file.byteSize() < HEADER_BYTES || file.get(INT, 0) != MAGIC) {
        throw damaged(path, "it does not begin like one");
      }
      IndexFormat.requireVersion(path, file.get(INT, 4));
      if (file.get(INT, CHECKED_BYTES) != checksum(file.asSlice(0, CHECKED_BYTES))) {
        throw damaged(path, "the checksum of its header is wrong");
      }
      Header header =
          new Header(
              file.get(CodeBlocks.LONG, 8),
              file.get(CodeBlocks.LONG, 16),
              file.get(CodeBlocks.LONG, 24),
              file.get(INT, 32),
              file.get(INT, 36),
              file.get(INT, 40),
              file.get(INT, 44),
              file.get(CodeBlocks.LONG, 48));
      if (header.bytes != file.byteSize()) {
        throw damaged(path, "%d bytes of %d".formatted(file.byteSize(), header.bytes));
      }
      if (file.get(INT, CHECKSUM_AT) != checksum(file.asSlice(HEADER_BYTES))) {
        throw damaged(path, "its checksum is wrong");
      }
      return header;
    }
  }

  /** Maps a file and requires that it is whole; unmapped once nobody uses it. */
  static Segment open(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      MemorySegment file =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      Header header = Header.read(path, file);
      try {
        return new Segment(path, header, file);
      } catch (IndexOutOfBoundsException e) {
        throw damaged(path, "its parts do not fit into it");
      }
    }
  }

  static Path path(Path folder, long from, long to) {
    return folder.resolve("segment-%016x-%016x".formatted(from, to));
  }

  /** The range of the log that a file of this name holds; empty for other files. */
  static java.util.Optional<long[]> range(Path path) {
    Matcher matcher = NAME.matcher(path.getFileName().toString());
    return matcher.matches()
        ? java.util.Optional.of(
            new long[] {
              Long.parseUnsignedLong(matcher.group(1), 16),
              Long.parseUnsignedLong(matcher.group(2), 16)
            })
        : java.util.Optional.empty();
  }

  static IndexException.Damaged damaged(Path path, String why) {
    return new IndexException.Damaged(
        "%s is no whole file of codes (%s): delete it, the index makes it again from its log"
            .formatted(path, why));
  }

  static long headBytes(int removed, int works) {
    long lists = align(HEADER_BYTES + (long) Integer.BYTES * removed, Long.BYTES);
    return align(
        lists + 2L * Long.BYTES * works + (long) Integer.BYTES * tableSlots(works), ALIGNMENT);
  }

  static long groupHeadBytes(int nameBytes, int members) {
    return align(
        align(4L * Integer.BYTES + nameBytes, Integer.BYTES) + (2L * members + 1) * Integer.BYTES,
        ALIGNMENT);
  }

  /** At least a third of the slots stay empty. */
  static int tableSlots(int works) {
    return Math.toIntExact(works * 3L / 2 + 1);
  }

  /** Where an instance hash is looked for first. */
  static int slot(long prefix, int slots) {
    return (int) Long.remainderUnsigned(prefix, slots);
  }

  static long align(long position, long alignment) {
    return Math.ceilDiv(position, alignment) * alignment;
  }

  static int checksum(MemorySegment bytes) {
    CRC32C crc = new CRC32C();
    for (long at = 0; at < bytes.byteSize(); at += PIECE) {
      crc.update(bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at)).asByteBuffer());
    }
    return (int) crc.getValue();
  }
}
