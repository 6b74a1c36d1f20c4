package io.cess4j.ai.aggregation.dispute;

import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.ai.aggregation.vector.Chunks;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The proof that a sender's update is out of bounds (IAiGapFaults.malformed). Only of worth if the
 * root is the one that the sender revealed: compare {@link Opening#root}.
 *
 * @param component the first one out of bounds
 * @param chunk that holds it
 */
public record UpdateFault(int component, Opening chunk) {
  /**
   * Looks for a component out of bounds in what a sender's file holds.
   *
   * @param components those that stand beyond P in the last chunk too, where only 0 is in bounds
   * @param expected P
   */
  public static Optional<UpdateFault> find(int[] components, int expected) {
    int bound = VectorKind.UPDATE.bound();
    return IntStream.range(0, components.length)
        .filter(j -> j < expected ? Math.abs((long) components[j]) > bound : components[j] != 0)
        .mapToObj(j -> new UpdateFault(j, open(components, j / Chunks.COMPONENTS)))
        .findFirst();
  }

  private static Opening open(int[] components, int chunk) {
    Keccak keccak = new Keccak();
    byte[] leaves = new byte[Chunks.count(components.length) * Hash256.BYTES];
    byte[] bytes = new byte[Chunks.BYTES];
    for (int at = 0; at < leaves.length / Hash256.BYTES; at++) {
      encode(components, at, bytes);
      keccak.hash(bytes, 0, bytes.length, leaves, at * Hash256.BYTES);
    }
    encode(components, chunk, bytes);
    return new Opening(chunk, ByteString.of(bytes), HashTree.over(leaves).proof(chunk));
  }

  private static void encode(int[] components, int chunk, byte[] bytes) {
    Chunks.encode(
        components, chunk * Chunks.COMPONENTS, Chunks.used(components.length, chunk), bytes);
  }
}
