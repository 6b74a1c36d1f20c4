package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ByteString;
import java.util.List;

/**
 * Content of a leaf and its siblings, lowest first, as IAggregationDispute.Leaf.
 *
 * @param content a record or a chunk
 */
public record AiGapLeaf(ByteString content, List<Bytes32> siblings) {
  /** What stands where the contract ignores a leaf. */
  public static final AiGapLeaf NONE = new AiGapLeaf(ByteString.of(new byte[0]), List.of());

  /** Copies the siblings. */
  public AiGapLeaf {
    siblings = List.copyOf(siblings);
  }
}
