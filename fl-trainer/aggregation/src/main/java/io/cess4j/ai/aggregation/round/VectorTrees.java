package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.ai.aggregation.vector.Chunks;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;

/** Trees over the chunks of vectors. */
public final class VectorTrees {
  private VectorTrees() {}

  /** The tree whose root stands for a vector. */
  public static HashTree of(FixedVector vector, Schedule schedule) {
    byte[] leaves = new byte[vector.chunks() * Hash256.BYTES];
    Blocks.forEach(vector.chunks(), schedule, () -> hashing(vector, leaves));
    return HashTree.over(leaves);
  }

  /** A chunk with its proof. */
  public static Opening open(FixedVector vector, HashTree tree, int chunk) {
    return new Opening(chunk, ByteString.of(vector.chunk(chunk)), tree.proof(chunk));
  }

  private static Blocks.Worker hashing(FixedVector vector, byte[] leaves) {
    Keccak keccak = new Keccak();
    byte[] bytes = new byte[Chunks.BYTES];
    return (block, first, end) -> {
      for (int chunk = first; chunk < end; chunk++) {
        vector.chunk(chunk, bytes);
        keccak.hash(bytes, 0, bytes.length, leaves, chunk * Hash256.BYTES);
      }
    };
  }
}
