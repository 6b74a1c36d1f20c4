package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.work.View;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/** Codes of one kind in memory; grows by doubling, and leaves to searches what they began with. */
final class TailGroup {
  private final GroupKey key;
  private MemorySegment memory = allocate(1);
  private int codes;
  private int[] ordinals = new int[16];
  private int[] starts = new int[17];
  private int members;

  TailGroup(GroupKey key) {
    this.key = key;
  }

  void add(int ordinal, List<View> views) {
    long needed = CodeBlocks.bytes(Math.addExact(codes, views.size()));
    if (needed > memory.byteSize()) {
      long blocks = Math.max(needed, 2 * memory.byteSize()) / CodeBlocks.BLOCK_BYTES;
      memory = allocate(blocks).copyFrom(memory);
    }
    if (members == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, 2 * members);
      starts = Arrays.copyOf(starts, 2 * members + 1);
    }
    for (View view : views) {
      CodeBlocks.put(memory, codes++, view.code());
    }
    ordinals[members++] = ordinal;
    starts[members] = codes;
  }

  CodeGroup view() {
    return new Now(key, new CodeBlocks(memory, codes), members, ordinals, starts);
  }

  /** Freed once no search holds it. */
  private static MemorySegment allocate(long blocks) {
    return Arena.ofAuto().allocate(blocks * CodeBlocks.BLOCK_BYTES, Long.SIZE);
  }

  @SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
  private record Now(GroupKey key, CodeBlocks blocks, int members, int[] ordinals, int[] starts)
      implements CodeGroup {
    @Override
    public int ordinal(int member) {
      return ordinals[member];
    }

    @Override
    public int start(int member) {
      return starts[member];
    }
  }
}
