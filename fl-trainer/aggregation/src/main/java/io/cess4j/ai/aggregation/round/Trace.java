package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.protocol.Hash256;
import java.util.function.Supplier;

/**
 * Running totals, a record after every chunk, so that each record follows from the one before and
 * one chunk. All records of a great model are gigabytes: only their hashes are kept, and the totals
 * at the start of each block, from which a record is made again.
 */
final class Trace {
  private final Schedule schedule;
  private final Supplier<ChunkSums> sums;

  /** Totals before each block; the last ones are those of the whole. */
  private final long[][] starts;

  private final HashTree tree;

  Trace(int chunks, int words, Schedule schedule, Supplier<ChunkSums> sums) {
    this.schedule = schedule;
    this.sums = sums;
    this.starts = new long[schedule.blocks(chunks) + 1][words];
    byte[] leaves = new byte[chunks * Hash256.BYTES];
    Blocks.forEach(chunks, schedule, this::summing);
    for (int block = 1; block < starts.length; block++) {
      for (int word = 0; word < words; word++) {
        starts[block][word] += starts[block - 1][word];
      }
    }
    Blocks.forEach(chunks, schedule, () -> hashing(leaves));
    this.tree = HashTree.over(leaves);
  }

  private Blocks.Worker summing() {
    ChunkSums chunkSums = sums.get();
    return (block, first, end) -> {
      for (int chunk = first; chunk < end; chunk++) {
        chunkSums.add(chunk, starts[block + 1]);
      }
    };
  }

  private Blocks.Worker hashing(byte[] leaves) {
    ChunkSums chunkSums = sums.get();
    Keccak keccak = new Keccak();
    byte[] record = new byte[starts[0].length * Words.BYTES];
    return (block, first, end) -> {
      long[] totals = starts[block].clone();
      for (int chunk = first; chunk < end; chunk++) {
        chunkSums.add(chunk, totals);
        Words.encode(totals, record);
        keccak.hash(record, 0, record.length, leaves, chunk * Hash256.BYTES);
      }
    };
  }

  HashTree tree() {
    return tree;
  }

  /** Totals over all chunks. */
  long[] last() {
    return starts[starts.length - 1];
  }

  /** The record after a chunk, as its leaf hashes it. */
  byte[] record(int chunk) {
    int block = chunk / schedule.chunksPerBlock();
    long[] totals = starts[block].clone();
    ChunkSums chunkSums = sums.get();
    for (int next = block * schedule.chunksPerBlock(); next <= chunk; next++) {
      chunkSums.add(next, totals);
    }
    byte[] record = new byte[totals.length * Words.BYTES];
    Words.encode(totals, record);
    return record;
  }
}
