package io.cess4j.protocol.ids;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids of all fragments of a deal.
 *
 * @param slots n
 * @param segments segments of the deal
 * @param ids n x segments of them, slot by slot
 */
public record FragmentIds(int slots, int segments, List<Hash256> ids) {

  /**
   * @throws MalformedValueException for another count than slots x segments
   */
  public FragmentIds {
    if (slots < 1 || segments < 1 || ids.size() != slots * segments) {
      throw new MalformedValueException(
          "fragment ids",
          "%d of them, expected %d slots x %d segments".formatted(ids.size(), slots, segments));
    }
    ids = List.copyOf(ids);
  }

  /** Id of the fragment of a slot and segment. */
  public Hash256 id(int slot, int segment) {
    ValueOutOfRangeException.checkInt("segment", 0, segments - 1, segment);
    return ofSlot(slot).get(segment);
  }

  /** Ids of a slot, in segment order. */
  public List<Hash256> ofSlot(int slot) {
    ValueOutOfRangeException.checkInt("slot", 0, slots - 1, slot);
    return ids.subList(slot * segments, (slot + 1) * segments);
  }

  /** Root of a slot's holding, `idsRoot` of the tags. */
  public Hash256 holdingRoot(int slot) {
    return MerkleTree.rootOf(ofSlot(slot));
  }

  /** Fragments root of the deal. */
  public Hash256 fragmentsRoot() {
    List<Hash256> roots = new ArrayList<>(slots);
    for (int slot = 0; slot < slots; slot++) {
      roots.add(holdingRoot(slot));
    }
    return MerkleTree.rootOf(roots);
  }
}
