package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;

/**
 * The gateway's signature of a descriptor.
 *
 * @param deal deal number
 * @param root the descriptor's root, docs/formats.md section 5
 */
public record Descriptor(long deal, Bytes32 root) implements TypedStructure {
  private static final Bytes32 TYPE = Struct.hash("Descriptor(uint32 deal,bytes32 root)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).uint(deal).word(root).hash();
  }
}
