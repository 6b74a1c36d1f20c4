package io.cess4j.fingerprint.search;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many codes at once as a register holds, two queries at a time. Leaving a code after half its
 * words once it is too far was tried and is slower: the branch costs more than the two words.
 * Loaded by reflection only ({@link CodeScans}), since its module may be absent.
 */
final class VectorScan implements CodeScan {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int SECOND = CodeBlocks.PLANE_BYTES;
  private static final int THIRD = 2 * CodeBlocks.PLANE_BYTES;
  private static final int FOURTH = 3 * CodeBlocks.PLANE_BYTES;

  VectorScan() {}

  @Override
  public String name() {
    return "vector-" + SPECIES.vectorBitSize();
  }

  @Override
  public void scan(
      CodeBlocks codes, int fromBlock, int toBlock, long[] queries, int radius, Hits hits) {
    int count = queries.length / CodeBlocks.WORDS;
    for (int block = fromBlock; block < toBlock; block++) {
      long base = block * CodeBlocks.BLOCK_BYTES;
      int first = block * CodeBlocks.BLOCK;
      int inBlock = Math.min(CodeBlocks.BLOCK, codes.codes() - first);
      for (int query = 0; query < count; query++) {
        if (query + 1 < count) {
          pair(codes.memory(), base, first, inBlock, queries, query++, radius, hits);
        } else {
          single(codes.memory(), base, first, inBlock, queries, query, radius, hits);
        }
      }
    }
  }

  private static void single(
      MemorySegment memory,
      long base,
      int first,
      int inBlock,
      long[] queries,
      int query,
      int radius,
      Hits hits) {
    LongVector a = LongVector.broadcast(SPECIES, queries[4 * query]);
    LongVector b = LongVector.broadcast(SPECIES, queries[4 * query + 1]);
    LongVector c = LongVector.broadcast(SPECIES, queries[4 * query + 2]);
    LongVector d = LongVector.broadcast(SPECIES, queries[4 * query + 3]);
    LongVector limit = LongVector.broadcast(SPECIES, radius);
    for (int i = 0; i < inBlock; i += LANES) {
      long at = base + (long) i * Long.BYTES;
      LongVector distance =
          differing(memory, at, a)
              .add(differing(memory, at + SECOND, b))
              .add(differing(memory, at + THIRD, c).add(differing(memory, at + FOURTH, d)));
      VectorMask<Long> near = distance.compare(VectorOperators.LE, limit);
      if (near.anyTrue()) {
        record(distance, near, query, first + i, first + inBlock, hits);
      }
    }
  }

  /** This query and the next one: words are loaded once for both. */
  private static void pair(
      MemorySegment memory,
      long base,
      int first,
      int inBlock,
      long[] queries,
      int query,
      int radius,
      Hits hits) {
    LongVector a = LongVector.broadcast(SPECIES, queries[4 * query]);
    LongVector b = LongVector.broadcast(SPECIES, queries[4 * query + 1]);
    LongVector c = LongVector.broadcast(SPECIES, queries[4 * query + 2]);
    LongVector d = LongVector.broadcast(SPECIES, queries[4 * query + 3]);
    LongVector e = LongVector.broadcast(SPECIES, queries[4 * query + 4]);
    LongVector f = LongVector.broadcast(SPECIES, queries[4 * query + 5]);
    LongVector g = LongVector.broadcast(SPECIES, queries[4 * query + 6]);
    LongVector h = LongVector.broadcast(SPECIES, queries[4 * query + 7]);
    LongVector limit = LongVector.broadcast(SPECIES, radius);
    for (int i = 0; i < inBlock; i += LANES) {
      long at = base + (long) i * Long.BYTES;
      LongVector word = load(memory, at);
      LongVector one = count(word, a);
      LongVector two = count(word, e);
      word = load(memory, at + SECOND);
      one = one.add(count(word, b));
      two = two.add(count(word, f));
      word = load(memory, at + THIRD);
      one = one.add(count(word, c));
      two = two.add(count(word, g));
      word = load(memory, at + FOURTH);
      one = one.add(count(word, d));
      two = two.add(count(word, h));
      VectorMask<Long> nearOne = one.compare(VectorOperators.LE, limit);
      VectorMask<Long> nearTwo = two.compare(VectorOperators.LE, limit);
      if (nearOne.or(nearTwo).anyTrue()) {
        record(one, nearOne, query, first + i, first + inBlock, hits);
        record(two, nearTwo, query + 1, first + i, first + inBlock, hits);
      }
    }
  }

  private static LongVector load(MemorySegment memory, long at) {
    return LongVector.fromMemorySegment(SPECIES, memory, at, ORDER);
  }

  private static LongVector count(LongVector word, LongVector query) {
    return word.lanewise(VectorOperators.XOR, query).lanewise(VectorOperators.BIT_COUNT);
  }

  private static LongVector differing(MemorySegment memory, long at, LongVector query) {
    return count(load(memory, at), query);
  }

  /** Hits are rare; what fills up the last block is none. */
  private static void record(
      LongVector distance, VectorMask<Long> near, int query, int position, int end, Hits hits) {
    long lanes = near.toLong();
    while (lanes != 0) {
      int lane = Long.numberOfTrailingZeros(lanes);
      if (position + lane < end) {
        hits.add(query, position + lane, (int) distance.lane(lane));
      }
      lanes &= lanes - 1;
    }
  }
}
