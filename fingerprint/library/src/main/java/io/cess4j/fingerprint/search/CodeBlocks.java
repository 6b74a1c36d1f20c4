package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.code.Code256;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Codes in memory or a mapped file, in blocks of 1,024: first all first words of a block, then all
 * second ones and so on, so that a vector register takes the same word of neighbouring codes. A
 * block is 32 KiB, the size of a core's nearest cache, and read once for all queries of a batch.
 * Little-endian; the last block is filled up with zeros.
 *
 * @param memory whole blocks
 * @param codes how many are there
 */
record CodeBlocks(MemorySegment memory, int codes) {
  static final int BLOCK = 1024;
  static final int WORDS = 4;
  static final int PLANE_BYTES = BLOCK * Long.BYTES;
  static final long BLOCK_BYTES = (long) WORDS * PLANE_BYTES;
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Room that so many codes take. */
  static long bytes(int codes) {
    return blocks(codes) * BLOCK_BYTES;
  }

  int blocks() {
    return blocks(codes);
  }

  private static int blocks(int codes) {
    return Math.ceilDiv(codes, BLOCK);
  }

  long word(int position, int word) {
    return memory.get(LONG, at(position, word));
  }

  Code256 code(int position) {
    return new Code256(word(position, 0), word(position, 1), word(position, 2), word(position, 3));
  }

  static void put(MemorySegment memory, int position, Code256 code) {
    memory.set(LONG, at(position, 0), code.first());
    memory.set(LONG, at(position, 1), code.second());
    memory.set(LONG, at(position, 2), code.third());
    memory.set(LONG, at(position, 3), code.fourth());
  }

  private static long at(int position, int word) {
    return position / BLOCK * BLOCK_BYTES
        + (long) word * PLANE_BYTES
        + (long) position % BLOCK * Long.BYTES;
  }

  /** Words of the queries, four each, as scans take them. */
  static long[] words(java.util.List<Code256> queries) {
    long[] words = new long[WORDS * queries.size()];
    for (int i = 0; i < queries.size(); i++) {
      words[WORDS * i] = queries.get(i).first();
      words[WORDS * i + 1] = queries.get(i).second();
      words[WORDS * i + 2] = queries.get(i).third();
      words[WORDS * i + 3] = queries.get(i).fourth();
    }
    return words;
  }
}
