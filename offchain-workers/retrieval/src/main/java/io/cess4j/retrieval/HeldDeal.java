package io.cess4j.retrieval;

import io.cess4j.protocol.Hash256;
import java.util.List;

/**
 * A deal as the chain names it.
 *
 * @param deal id
 * @param root descriptor root that the chain holds
 * @param holders one a slot, in slot order
 */
public record HeldDeal(long deal, Hash256 root, List<Holder> holders) {
  public HeldDeal {
    holders = List.copyOf(holders);
  }
}
