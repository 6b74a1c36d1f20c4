package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes16;
import java.util.List;

/**
 * Where drawn positions fall, as IDeals.locate tells.
 *
 * @param nus nu of the holding of each position
 * @param blocks block number in it, 4294967295 for a dead range
 */
public record Located(List<Bytes16> nus, List<Long> blocks) {
  /** Copies the lists. */
  public Located {
    nus = List.copyOf(nus);
    blocks = List.copyOf(blocks);
  }
}
