package io.cess4j.retrieval;

import io.cess4j.protocol.Hash256;
import java.util.List;
import java.util.Optional;

/**
 * A deal as the chain names it.
 *
 * @param deal id
 * @param root descriptor root that the chain holds
 * @param slots how many it has
 * @param holders in slot order; empty slots have none until they are repaired
 */
public record HeldDeal(long deal, Hash256 root, int slots, List<Holder> holders) {
  public HeldDeal {
    holders = List.copyOf(holders);
  }

  /** The same deal as if a slot were empty: its siblings. */
  public HeldDeal without(int slot) {
    return new HeldDeal(
        deal, root, slots, holders.stream().filter(holder -> holder.slot() != slot).toList());
  }

  /** Who holds a slot. */
  Optional<Holder> holder(int slot) {
    return holders.stream().filter(holder -> holder.slot() == slot).findFirst();
  }
}
