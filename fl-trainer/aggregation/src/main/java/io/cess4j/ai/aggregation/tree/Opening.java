package io.cess4j.ai.aggregation.tree;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.util.List;

/**
 * A chunk or record with the proof that it is in a tree.
 *
 * @param index number of the leaf, from 0
 * @param data what the leaf is the hash of
 * @param siblings lowest first
 */
public record Opening(int index, ByteString data, List<Hash256> siblings) {
  public Opening {
    siblings = List.copyOf(siblings);
  }

  /** The root of the tree that has the data at this place. */
  public Hash256 root() {
    return HashTree.fold(Keccak.hash(data.toBytes()), index, siblings);
  }
}
