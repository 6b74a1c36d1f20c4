package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.Ranks;
import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Who takes part in the mean, and with whom each is mixed.
 *
 * @param norms what the updates are clipped by
 * @param kept bitmap of the ranks that the gate leaves
 * @param neighbours bitmap of ranks for every rank; 0 where it is not kept
 */
public record Selection(Norms norms, int kept, List<Integer> neighbours) {
  private static final int HEAD_WORDS = 4;

  public Selection {
    neighbours = List.copyOf(neighbours);
  }

  /** keccak256(abi.encode(uint256[] norms, uint256 median, uint256 kept, uint256[] neighbours)). */
  public Hash256 hash() {
    return Keccak.hash(encoded());
  }

  /** The preimage of the hash. */
  public byte[] encoded() {
    int updates = neighbours.size();
    int words = HEAD_WORDS + 2 * (1 + updates);
    ByteBuffer out = ByteBuffer.allocate(words * Words.BYTES);
    Words.put(out, (long) HEAD_WORDS * Words.BYTES);
    Words.put(out, norms.median());
    Words.put(out, Integer.toUnsignedLong(kept));
    Words.put(out, (HEAD_WORDS + 1L + updates) * Words.BYTES);
    Words.put(out, updates);
    norms.values().forEach(norm -> Words.put(out, norm));
    Words.put(out, updates);
    neighbours.forEach(bitmap -> Words.put(out, Integer.toUnsignedLong(bitmap)));
    return out.array();
  }

  /** Whether the gate leaves this rank in. */
  public boolean keeps(int rank) {
    return Ranks.has(kept, rank);
  }

  /** How many kept ranks have this one among their neighbours. */
  public int contribution(int rank) {
    return (int) neighbours.stream().filter(bitmap -> Ranks.has(bitmap, rank)).count();
  }
}
