package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Multi-index hashing (Norouzi, Punjani, Fleet 2014): 16 tables, each from 16 of the 256 bits to
 * the codes that have them. Codes within a radius of 16 q + a agree with the query in one of the
 * first a + 1 pieces up to q bits, or in one of the others up to q - 1: exact, with 16 to 272
 * lookups for radii up to 31.
 *
 * <p>Format, little-endian, a table after the other: for each of 65,536 pieces where its positions
 * begin and, last, where they end (int); the positions of all codes by their pieces (int).
 */
final class HashTables {
  static final int LARGEST_RADIUS = 31;
  private static final int TABLES = 16;
  private static final int PIECE_BITS = 16;
  private static final int BUCKETS = 1 << PIECE_BITS;

  /** Looking at a code at random costs as much as scanning so many. */
  private static final int RANDOM_ACCESS = 32;

  private final CodeBlocks codes;
  private final MemorySegment tables;

  /**
   * @param tables of these codes, as {@link #write} wrote them
   */
  HashTables(CodeBlocks codes, MemorySegment tables) {
    this.codes = codes;
    this.tables = tables;
  }

  /** Room that tables of so many codes take. */
  static long bytes(int codes) {
    return Integer.BYTES * TABLES * (BUCKETS + 1L + codes);
  }

  /** Makes the tables, one at a time: 4 bytes a code of memory outside the heap. */
  static void write(CodeBlocks codes, SegmentOutput out) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment positions =
          arena.allocate((long) Integer.BYTES * codes.codes(), SegmentFile.ALIGNMENT);
      for (int table = 0; table < TABLES; table++) {
        int[] next = starts(codes, table);
        for (int start : next) {
          out.putInt(start);
        }
        for (int i = 0; i < codes.codes(); i++) {
          int bucket = piece(table, codes.word(i, table / 4));
          positions.setAtIndex(SegmentFile.INT, next[bucket]++, i);
        }
        out.put(positions);
      }
    }
  }

  /** Counting sort: how many codes a bucket has, then where it begins. */
  private static int[] starts(CodeBlocks codes, int table) {
    int[] starts = new int[BUCKETS + 1];
    for (int i = 0; i < codes.codes(); i++) {
      starts[piece(table, codes.word(i, table / 4)) + 1]++;
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      starts[bucket + 1] += starts[bucket];
    }
    return starts;
  }

  /** Whether the buckets that a query needs are small enough to be faster than a scan. */
  boolean pays(long[] queries, int query, int radius) {
    long candidates = 0;
    for (int table = 0; table < TABLES; table++) {
      int piece = piece(table, queries[CodeBlocks.WORDS * query + table / 4]);
      candidates += size(table, piece);
      if (reach(table, radius) == 1) {
        for (int bit = 0; bit < PIECE_BITS; bit++) {
          candidates += size(table, piece ^ 1 << bit);
        }
      }
    }
    return candidates * RANDOM_ACCESS < codes.codes();
  }

  /**
   * @param radius at most {@link #LARGEST_RADIUS}
   */
  void find(long[] queries, int query, int radius, Hits hits) {
    for (int table = 0; table < TABLES; table++) {
      int reach = reach(table, radius);
      if (reach < 0) {
        return;
      }
      int piece = piece(table, queries[CodeBlocks.WORDS * query + table / 4]);
      look(table, piece, queries, query, radius, hits);
      for (int bit = 0; reach == 1 && bit < PIECE_BITS; bit++) {
        look(table, piece ^ 1 << bit, queries, query, radius, hits);
      }
    }
  }

  private void look(int table, int bucket, long[] queries, int query, int radius, Hits hits) {
    int end = start(table, bucket + 1);
    for (int i = start(table, bucket); i < end; i++) {
      int position = entry(table, BUCKETS + 1L + i);
      int distance = 0;
      for (int word = 0; word < CodeBlocks.WORDS; word++) {
        distance +=
            Long.bitCount(codes.word(position, word) ^ queries[CodeBlocks.WORDS * query + word]);
      }
      if (distance <= radius && !foundBefore(table, position, queries, query, radius)) {
        hits.add(query, position, distance);
      }
    }
  }

  /** A code that an earlier table gave is not given again. */
  private boolean foundBefore(int table, int position, long[] queries, int query, int radius) {
    for (int earlier = 0; earlier < table; earlier++) {
      int word = earlier / 4;
      int differing =
          piece(earlier, codes.word(position, word) ^ queries[CodeBlocks.WORDS * query + word]);
      if (Integer.bitCount(differing) <= reach(earlier, radius)) {
        return true;
      }
    }
    return false;
  }

  /** How many bits a piece may differ in; -1: not looked at. */
  private static int reach(int table, int radius) {
    return table <= radius % TABLES ? radius / TABLES : radius / TABLES - 1;
  }

  private static int piece(int table, long word) {
    return (int) (word >>> 48 - PIECE_BITS * (table % 4)) & BUCKETS - 1;
  }

  private int size(int table, int bucket) {
    return start(table, bucket + 1) - start(table, bucket);
  }

  private int start(int table, int bucket) {
    return entry(table, bucket);
  }

  private int entry(int table, long index) {
    return tables.getAtIndex(SegmentFile.INT, table * (BUCKETS + 1L + codes.codes()) + index);
  }
}
