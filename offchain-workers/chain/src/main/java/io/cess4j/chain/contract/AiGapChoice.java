package io.cess4j.chain.contract;

import java.math.BigInteger;
import java.util.List;

/**
 * What an outcome's {@code selection} is the hash of, as Selection.Choice.
 *
 * @param norms of the updates, by rank
 * @param kept bitmap of ranks
 * @param neighbours a bitmap of ranks for each rank, 0 where it is not kept
 */
public record AiGapChoice(
    List<BigInteger> norms, BigInteger median, int kept, List<Integer> neighbours) {
  /** Copies the lists. */
  public AiGapChoice {
    norms = List.copyOf(norms);
    neighbours = List.copyOf(neighbours);
  }
}
