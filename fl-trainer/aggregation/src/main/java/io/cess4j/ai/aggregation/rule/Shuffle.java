package io.cess4j.ai.aggregation.rule;

import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.protocol.Hash256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * An order of ranks that follows from a beat: Fisher and Yates, with keccak256(beat ‖ uint32 i) mod
 * (i + 1) as the place that i changes with. Of 256 bits the remainder is fair to 2^-250.
 */
final class Shuffle {
  private Shuffle() {}

  static int[] of(int ranks, Hash256 beat) {
    int[] order = IntStream.range(0, ranks).toArray();
    for (int i = ranks - 1; i > 0; i--) {
      int other = drawn(beat, i);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
    return order;
  }

  private static int drawn(Hash256 beat, int i) {
    byte[] seed =
        ByteBuffer.allocate(Hash256.BYTES + Integer.BYTES).put(beat.toBytes()).putInt(i).array();
    BigInteger number = new BigInteger(1, Keccak.hash(seed).toBytes());
    return number.mod(BigInteger.valueOf(i + 1L)).intValue();
  }
}
