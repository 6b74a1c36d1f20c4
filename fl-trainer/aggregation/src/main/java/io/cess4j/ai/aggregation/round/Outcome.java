package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.util.stream.Stream;

/**
 * What is voted on.
 *
 * @param included bitmap of seats
 * @param contributions a byte a seat, that of seat s at bits 8s: so the byte of seat 0 comes last
 * @param norms root of the trace of squared norms
 * @param selection {@link Selection#hash}
 * @param similarities root of the trace of products and distances
 */
public record Outcome(
    int included,
    Hash256 contributions,
    Hash256 norms,
    Hash256 selection,
    Hash256 similarities,
    Hash256 direction,
    Hash256 velocity,
    Hash256 model) {
  private static final int WORDS = 8;

  /** keccak256(abi.encode(...)) of the words in their order. */
  public Hash256 id() {
    ByteBuffer out = ByteBuffer.allocate(WORDS * Words.BYTES);
    Words.put(out, Integer.toUnsignedLong(included));
    Stream.of(contributions, norms, selection, similarities, direction, velocity, model)
        .map(Hash256::toBytes)
        .forEach(out::put);
    return Keccak.hash(out.array());
  }

  /** The root of one of the trees. */
  public Hash256 root(OutcomeTree tree) {
    return switch (tree) {
      case NORMS -> norms;
      case SIMILARITIES -> similarities;
      case DIRECTION -> direction;
      case VELOCITY -> velocity;
      case MODEL -> model;
    };
  }

  /** Contribution of a seat, 0 to 32. */
  public int contribution(int seat) {
    return contributions.toBytes()[Words.BYTES - 1 - seat];
  }
}
