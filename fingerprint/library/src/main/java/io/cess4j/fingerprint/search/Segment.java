package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.media.MediaType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A mapped {@link SegmentFile}. */
final class Segment implements Part {
  private final Path path;
  private final SegmentFile.Header header;
  private final int[] removed;
  private final MemorySegment offsets;
  private final MemorySegment prefixes;
  private final MemorySegment table;
  private final Map<GroupKey, MappedGroup> groups = new LinkedHashMap<>();
  private final int checksum;
  private Map<GroupKey, HashTables> tables = Map.of();

  Segment(Path path, SegmentFile.Header header, MemorySegment file) {
    this.path = path;
    this.header = header;
    checksum = file.get(SegmentFile.INT, SegmentFile.CHECKSUM_AT);
    long at = SegmentFile.HEADER_BYTES;
    removed = file.asSlice(at, (long) Integer.BYTES * header.removed()).toArray(SegmentFile.INT);
    at = SegmentFile.align(at + (long) Integer.BYTES * removed.length, Long.BYTES);
    long longs = (long) Long.BYTES * header.works();
    offsets = file.asSlice(at, longs);
    prefixes = file.asSlice(at + longs, longs);
    table =
        file.asSlice(at + 2 * longs, (long) Integer.BYTES * SegmentFile.tableSlots(header.works()));
    at = SegmentFile.headBytes(removed.length, header.works());
    for (int i = 0; i < header.groups(); i++) {
      MappedGroup group = group(path, file.asSlice(at));
      groups.put(group.key(), group);
      at += group.bytes();
    }
    if (at != header.bytes()) {
      throw SegmentFile.damaged(path, (header.bytes() - at) + " bytes belong to nothing");
    }
  }

  private static MappedGroup group(Path path, MemorySegment from) {
    int type = from.get(SegmentFile.INT, 0);
    int nameBytes = from.get(SegmentFile.INT, 4);
    int members = from.get(SegmentFile.INT, 8);
    int codes = from.get(SegmentFile.INT, 12);
    if (type < 0
        || type >= MediaType.values().length
        || nameBytes < 0
        || members < 1
        || codes < 1) {
      throw SegmentFile.damaged(
          path, "type %d, %d works with %d codes".formatted(type, members, codes));
    }
    byte[] name = from.asSlice(16, nameBytes).toArray(ValueLayout.JAVA_BYTE);
    long lists = SegmentFile.align(16L + nameBytes, Integer.BYTES);
    long head = SegmentFile.groupHeadBytes(nameBytes, members);
    return new MappedGroup(
        new GroupKey(MediaType.values()[type], new String(name, StandardCharsets.UTF_8)),
        new CodeBlocks(from.asSlice(head, CodeBlocks.bytes(codes)), codes),
        members,
        from.asSlice(lists, (long) Integer.BYTES * members),
        from.asSlice(lists + (long) Integer.BYTES * members, Integer.BYTES * (members + 1L)),
        head + CodeBlocks.bytes(codes));
  }

  Path path() {
    return path;
  }

  SegmentFile.Header header() {
    return header;
  }

  /** CRC-32C of what follows the header: tells files of the same range apart. */
  int checksum() {
    return checksum;
  }

  /** Tables of these codes; given once, before searches see the segment. */
  void use(Map<GroupKey, HashTables> found) {
    tables = found;
  }

  @Override
  public @Nullable HashTables tables(GroupKey key) {
    return tables.get(key);
  }

  @Override
  public int firstWork() {
    return header.firstWork();
  }

  @Override
  public int works() {
    return header.works();
  }

  @Override
  public long offset(int ordinal) {
    return offsets.get(CodeBlocks.LONG, (long) Long.BYTES * ordinal);
  }

  @Override
  public long hashPrefix(int ordinal) {
    return prefixes.get(CodeBlocks.LONG, (long) Long.BYTES * ordinal);
  }

  @Override
  public void withHash(long prefix, IntConsumer sink) {
    int slots = SegmentFile.tableSlots(works());
    for (int slot = SegmentFile.slot(prefix, slots); ; slot = (slot + 1) % slots) {
      int entry = table.get(SegmentFile.INT, (long) Integer.BYTES * slot);
      if (entry == 0) {
        return;
      }
      if (hashPrefix(entry - 1) == prefix) {
        sink.accept(firstWork() + entry - 1);
      }
    }
  }

  @Override
  public int[] removed() {
    return removed.clone();
  }

  @Override
  public Collection<? extends CodeGroup> groups() {
    return groups.values();
  }

  @Override
  public @Nullable CodeGroup group(GroupKey key) {
    return groups.get(key);
  }

  private record MappedGroup(
      GroupKey key,
      CodeBlocks blocks,
      int members,
      MemorySegment ordinals,
      MemorySegment starts,
      long bytes)
      implements CodeGroup {
    @Override
    public int ordinal(int member) {
      return ordinals.get(SegmentFile.INT, (long) Integer.BYTES * member);
    }

    @Override
    public int start(int member) {
      return starts.get(SegmentFile.INT, (long) Integer.BYTES * member);
    }
  }
}
