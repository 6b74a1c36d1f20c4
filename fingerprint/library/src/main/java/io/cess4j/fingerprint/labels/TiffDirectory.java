package io.cess4j.fingerprint.labels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The first directory of a TIFF structure (TIFF 6.0, section 2), in which EXIF begins too. */
final class TiffDirectory {
  private static final int ENTRY_BYTES = 12;
  private static final int MOST_ENTRIES = 1_000;

  /** Bytes that a value of each of TIFF's types takes. */
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  private final FileBytes file;
  private final long begin;
  private final ByteBuffer entries;

  private TiffDirectory(FileBytes file, long begin, ByteBuffer entries) {
    this.file = file;
    this.begin = begin;
    this.entries = entries;
  }

  /** Null if none begins there. */
  static @Nullable TiffDirectory at(FileBytes file, long begin) throws IOException {
    ByteBuffer header = file.read(begin, 8);
    if (header.remaining() < 8) {
      return null;
    }
    ByteOrder order = header.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    header.order(order);
    long directory = begin + (header.getInt(4) & 0xffffffffL);
    ByteBuffer count = file.read(directory, 2).order(order);
    if (header.getShort(2) != 42 || count.remaining() < 2) {
      return null;
    }
    int entries = Math.min(count.getShort(0) & 0xffff, MOST_ENTRIES);
    return new TiffDirectory(
        file, begin, file.read(directory + 2, (long) entries * ENTRY_BYTES).order(order));
  }

  /** The bytes of a field, at most {@link FileBytes#MOST}; null if there is none. */
  @Nullable ByteBuffer field(int tag) throws IOException {
    for (int at = 0; at + ENTRY_BYTES <= entries.limit(); at += ENTRY_BYTES) {
      if ((entries.getShort(at) & 0xffff) == tag) {
        int type = entries.getShort(at + 2);
        long values = entries.getInt(at + 4) & 0xffffffffL;
        long bytes = type < 1 || type >= SIZES.length ? 0 : SIZES[type] * values;
        return bytes <= Integer.BYTES
            ? entries.slice(at + 8, (int) bytes)
            : file.read(begin + (entries.getInt(at + 8) & 0xffffffffL), bytes);
      }
    }
    return null;
  }
}
