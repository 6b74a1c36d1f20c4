package io.cess4j.fingerprint.search;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Blocks are copied to an array, since the compiler handles one kind of memory better than mapped
 * and other memory in turn; then as many codes at once as a register holds, two queries at a time.
 * Leaving a code after half its words once it is too far was tried and is slower: the branch costs
 * more than the two words. Loaded by reflection only ({@link CodeScans}), since its module may be
 * absent.
 */
final class VectorScan implements CodeScan {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int SECOND = CodeBlocks.BLOCK;
  private static final int THIRD = 2 * CodeBlocks.BLOCK;
  private static final int FOURTH = 3 * CodeBlocks.BLOCK;

  VectorScan() {}

  @Override
  public String name() {
    return "vector-" + SPECIES.vectorBitSize();
  }

  @Override
  public void scan(
      CodeBlocks codes, int fromBlock, int toBlock, long[] queries, int radius, Hits hits) {
    int count = queries.length / CodeBlocks.WORDS;
    long[] words = new long[CodeBlocks.WORDS * CodeBlocks.BLOCK];
    for (int block = fromBlock; block < toBlock; block++) {
      long base = block * CodeBlocks.BLOCK_BYTES;
      MemorySegment.copy(codes.memory(), CodeBlocks.LONG, base, words, 0, words.length);
      int first = block * CodeBlocks.BLOCK;
      int inBlock = Math.min(CodeBlocks.BLOCK, codes.codes() - first);
      for (int query = 0; query < count; query++) {
        if (query + 1 < count) {
          pair(words, first, inBlock, queries, query++, radius, hits);
        } else {
          single(words, first, inBlock, queries, query, radius, hits);
        }
      }
    }
  }

  private static void single(
      long[] words, int first, int inBlock, long[] queries, int query, int radius, Hits hits) {
    LongVector a = LongVector.broadcast(SPECIES, queries[4 * query]);
    LongVector b = LongVector.broadcast(SPECIES, queries[4 * query + 1]);
    LongVector c = LongVector.broadcast(SPECIES, queries[4 * query + 2]);
    LongVector d = LongVector.broadcast(SPECIES, queries[4 * query + 3]);
    LongVector limit = LongVector.broadcast(SPECIES, radius);
    for (int i = 0; i < inBlock; i += LANES) {
      LongVector distance =
          differing(words, i, a)
              .add(differing(words, i + SECOND, b))
              .add(differing(words, i + THIRD, c).add(differing(words, i + FOURTH, d)));
      long near = distance.compare(VectorOperators.LE, limit).toLong();
      if (near != 0) {
        record(words, near, queries, query, i, inBlock, first, hits);
      }
    }
  }

  /** This query and the next one: words are loaded once for both. */
  private static void pair(
      long[] words, int first, int inBlock, long[] queries, int query, int radius, Hits hits) {
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
      LongVector word = load(words, i);
      LongVector one = count(word, a);
      LongVector two = count(word, e);
      word = load(words, i + SECOND);
      one = one.add(count(word, b));
      two = two.add(count(word, f));
      word = load(words, i + THIRD);
      one = one.add(count(word, c));
      two = two.add(count(word, g));
      word = load(words, i + FOURTH);
      one = one.add(count(word, d));
      two = two.add(count(word, h));
      long nearOne = one.compare(VectorOperators.LE, limit).toLong();
      long nearTwo = two.compare(VectorOperators.LE, limit).toLong();
      if ((nearOne | nearTwo) != 0) {
        record(words, nearOne, queries, query, i, inBlock, first, hits);
        record(words, nearTwo, queries, query + 1, i, inBlock, first, hits);
      }
    }
  }

  private static LongVector load(long[] words, int at) {
    return LongVector.fromArray(SPECIES, words, at);
  }

  private static LongVector count(LongVector word, LongVector query) {
    return word.lanewise(VectorOperators.XOR, query).lanewise(VectorOperators.BIT_COUNT);
  }

  private static LongVector differing(long[] words, int at, LongVector query) {
    return count(load(words, at), query);
  }

  /**
   * Hits are rare; what fills up the last block is none. Takes no vector: one that is given to a
   * method becomes an object, in the loop too.
   */
  private static void record(
      long[] words,
      long near,
      long[] queries,
      int query,
      int from,
      int inBlock,
      int first,
      Hits hits) {
    for (long lanes = near; lanes != 0; lanes &= lanes - 1) {
      int at = from + Long.numberOfTrailingZeros(lanes);
      if (at < inBlock) {
        int distance = 0;
        for (int word = 0; word < CodeBlocks.WORDS; word++) {
          distance +=
              Long.bitCount(
                  words[word * CodeBlocks.BLOCK + at] ^ queries[CodeBlocks.WORDS * query + word]);
        }
        hits.add(query, first + at, distance);
      }
    }
  }
}
