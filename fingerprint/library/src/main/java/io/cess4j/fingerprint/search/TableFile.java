package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@link HashTables} beside a {@link SegmentFile}, mapped into memory; made from its codes and
 * never changed. Whatever is wrong with it, the codes are right: it is made again, never mended.
 *
 * <p>Format, little-endian: a header of 64 bytes (0 magic, 4 version, 8 id of the index, 16 and 24
 * the range of the log, 32 the checksum of the codes' file, 36 codes from which a kind has tables,
 * 40 bytes of this file, 56 CRC-32C of 0 to 55, 60 CRC-32C of the rest); then for each kind of the
 * codes' file that has so many codes, in the order of that file, its tables, each at a multiple of
 * 64.
 */
final class TableFile {
  static final String TEMPORARY = "tables.new";
  private static final int MAGIC = 0x54504643; // "CFPT"
  private static final Pattern NAME = Pattern.compile("tables-[0-9a-f]{16}-[0-9a-f]{16}");

  private TableFile() {}

  static Path path(Segment segment) {
    SegmentFile.Header header = segment.header();
    return segment
        .path()
        .resolveSibling("tables-%016x-%016x".formatted(header.from(), header.to()));
  }

  static boolean isOne(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  /** The tables of a file of codes; none if there are none, or not of these codes. */
  static Map<GroupKey, HashTables> find(Segment segment) throws IOException {
    MemorySegment file = map(segment);
    return file != null && isOf(segment, file) ? tables(segment, file) : Map.of();
  }

  /** The same for the writer: where they are missing, damaged or of other codes, it makes them. */
  static Map<GroupKey, HashTables> make(Path folder, Segment segment, int tabledCodes)
      throws IOException {
    long bytes = bytes(segment, tabledCodes);
    if (bytes == SegmentFile.HEADER_BYTES) {
      return Map.of();
    }
    MemorySegment file = map(segment);
    if (file != null && isOf(segment, file) && tabledCodes(file) == tabledCodes) {
      return tables(segment, file);
    }
    write(folder, segment, tabledCodes, bytes);
    return find(segment);
  }

  private static @Nullable MemorySegment map(Segment segment) throws IOException {
    try (FileChannel channel = FileChannel.open(path(segment), StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  private static boolean isOf(Segment segment, MemorySegment file) {
    if (file.byteSize() < SegmentFile.HEADER_BYTES) {
      return false;
    }
    MemorySegment expected =
        MemorySegment.ofBuffer(header(segment, tabledCodes(file), file.byteSize()));
    long checked = SegmentFile.CHECKSUM_AT;
    return file.asSlice(0, checked).mismatch(expected.asSlice(0, checked)) == -1
        && file.byteSize() == bytes(segment, tabledCodes(file))
        && file.get(SegmentFile.INT, checked)
            == SegmentFile.checksum(file.asSlice(SegmentFile.HEADER_BYTES));
  }

  private static int tabledCodes(MemorySegment file) {
    return file.get(SegmentFile.INT, 36);
  }

  private static ByteBuffer header(Segment segment, int tabledCodes, long bytes) {
    ByteBuffer header =
        ByteBuffer.allocate(SegmentFile.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    SegmentFile.Header codes = segment.header();
    header.putInt(MAGIC).putInt(IndexFormat.VERSION);
    header.putLong(codes.id()).putLong(codes.from()).putLong(codes.to());
    header.putInt(segment.checksum()).putInt(tabledCodes).putLong(bytes).putLong(0);
    int own =
        SegmentFile.checksum(
            MemorySegment.ofArray(header.array()).asSlice(0, SegmentFile.CHECKED_BYTES));
    return header.putInt(own).rewind();
  }

  private static long bytes(Segment segment, int tabledCodes) {
    long bytes = SegmentFile.HEADER_BYTES;
    for (CodeGroup group : segment.groups()) {
      if (group.blocks().codes() >= tabledCodes) {
        bytes += SegmentFile.align(HashTables.bytes(group.blocks().codes()), SegmentFile.ALIGNMENT);
      }
    }
    return bytes;
  }

  private static Map<GroupKey, HashTables> tables(Segment segment, MemorySegment file) {
    Map<GroupKey, HashTables> tables = new LinkedHashMap<>();
    long at = SegmentFile.HEADER_BYTES;
    for (CodeGroup group : segment.groups()) {
      CodeBlocks codes = group.blocks();
      if (codes.codes() >= tabledCodes(file)) {
        long bytes = HashTables.bytes(codes.codes());
        tables.put(group.key(), new HashTables(codes, file.asSlice(at, bytes)));
        at += SegmentFile.align(bytes, SegmentFile.ALIGNMENT);
      }
    }
    return tables;
  }

  /** Aside, forced, then renamed: a killed writer leaves the old file or the new one. */
  private static void write(Path folder, Segment segment, int tabledCodes, long bytes)
      throws IOException {
    Path temporary = folder.resolve(TEMPORARY);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SegmentOutput out = new SegmentOutput(channel);
      for (CodeGroup group : segment.groups()) {
        if (group.blocks().codes() >= tabledCodes) {
          HashTables.write(group.blocks(), out);
          out.align(SegmentFile.ALIGNMENT);
        }
      }
      int checksum = out.finish();
      ByteBuffer header = header(segment, tabledCodes, bytes);
      header.putInt(SegmentFile.CHECKSUM_AT, checksum);
      while (header.hasRemaining()) {
        channel.write(header, header.position());
      }
      channel.force(true);
    }
    IndexFormat.publish(folder, temporary, path(segment));
  }
}
