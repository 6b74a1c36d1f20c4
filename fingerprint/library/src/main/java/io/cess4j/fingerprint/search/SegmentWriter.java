package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes parts that follow one another as one file ({@link SegmentFile}). Works that were removed
 * keep their number and lose their codes.
 */
final class SegmentWriter {
  private final List<Part> parts;
  private final Set<Integer> removed = new TreeSet<>();
  private final int firstWork;
  private final int works;

  SegmentWriter(List<Part> parts) {
    this.parts = parts;
    this.firstWork = parts.getFirst().firstWork();
    int count = 0;
    for (Part part : parts) {
      for (int number : part.removed()) {
        removed.add(number);
      }
      count = Math.addExact(count, part.works());
    }
    this.works = count;
  }

  /** A work's codes of one kind, where they are now. */
  private record Member(int ordinal, CodeBlocks blocks, int start, int end) {
    int codes() {
      return end - start;
    }
  }

  /** Writes the file for a range of the log; it is where it belongs once it is complete. */
  void write(Path folder, long id, long from, long to) throws IOException {
    Path temporary = folder.resolve(SegmentFolder.TEMPORARY);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SegmentOutput out = new SegmentOutput(channel);
      writeWorks(out);
      int groups = writeGroups(out);
      int checksum = out.finish();
      SegmentFile.Header header =
          new SegmentFile.Header(
              id, from, to, firstWork, works, removed.size(), groups, out.position());
      ByteBuffer bytes = header.encode(checksum);
      while (bytes.hasRemaining()) {
        channel.write(bytes, bytes.position());
      }
      channel.force(true);
    }
    IndexFormat.publish(folder, temporary, SegmentFile.path(folder, from, to));
  }

  private void writeWorks(SegmentOutput out) throws IOException {
    for (int number : removed) {
      out.putInt(number);
    }
    out.align(Long.BYTES);
    for (Part part : parts) {
      for (int i = 0; i < part.works(); i++) {
        out.putLong(removed.contains(part.firstWork() + i) ? -1 : part.offset(i));
      }
    }
    int[] table = new int[SegmentFile.tableSlots(works)];
    int ordinal = 0;
    for (Part part : parts) {
      for (int i = 0; i < part.works(); i++) {
        long prefix = part.hashPrefix(i);
        out.putLong(prefix);
        int slot = SegmentFile.slot(prefix, table.length);
        while (table[slot] != 0) {
          slot = (slot + 1) % table.length;
        }
        table[slot] = ++ordinal;
      }
    }
    for (int entry : table) {
      out.putInt(entry);
    }
    out.align(SegmentFile.ALIGNMENT);
  }

  private int writeGroups(SegmentOutput out) throws IOException {
    Set<GroupKey> keys = new LinkedHashSet<>();
    parts.forEach(part -> part.groups().forEach(group -> keys.add(group.key())));
    int groups = 0;
    for (GroupKey key : keys) {
      List<Member> members = members(key);
      if (!members.isEmpty()) {
        writeGroup(out, key, members);
        groups++;
      }
    }
    return groups;
  }

  private List<Member> members(GroupKey key) {
    List<Member> members = new ArrayList<>();
    for (Part part : parts) {
      CodeGroup group = part.group(key);
      for (int i = 0; group != null && i < group.members(); i++) {
        int number = part.firstWork() + group.ordinal(i);
        if (!removed.contains(number)) {
          members.add(
              new Member(number - firstWork, group.blocks(), group.start(i), group.start(i + 1)));
        }
      }
    }
    return members;
  }

  private static void writeGroup(SegmentOutput out, GroupKey key, List<Member> members)
      throws IOException {
    MemorySegment name = MemorySegment.ofArray(key.algorithm().getBytes(StandardCharsets.UTF_8));
    out.putInt(key.type().ordinal());
    out.putInt((int) name.byteSize());
    out.putInt(members.size());
    int codes = 0;
    for (Member member : members) {
      codes = Math.addExact(codes, member.codes());
    }
    out.putInt(codes);
    out.put(name);
    out.align(Integer.BYTES);
    for (Member member : members) {
      out.putInt(member.ordinal());
    }
    int start = 0;
    out.putInt(start);
    for (Member member : members) {
      start += member.codes();
      out.putInt(start);
    }
    out.align(SegmentFile.ALIGNMENT);
    writeCodes(out, members);
  }

  private static void writeCodes(SegmentOutput out, List<Member> members) throws IOException {
    MemorySegment block = MemorySegment.ofArray(new byte[(int) CodeBlocks.BLOCK_BYTES]);
    int filled = 0;
    for (Member member : members) {
      for (int i = member.start(); i < member.end(); i++) {
        CodeBlocks.put(block, filled++, member.blocks().code(i));
        if (filled == CodeBlocks.BLOCK) {
          out.put(block);
          block.fill((byte) 0);
          filled = 0;
        }
      }
    }
    if (filled > 0) {
      out.put(block);
    }
  }
}
