package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;

/**
 * The TEE worker's word to a miner about one holding (xi and t of protocol.md section 4).
 *
 * @param deal deal number
 * @param index slot
 * @param miner who holds it
 * @param tiKey TI key of the tags
 * @param nu name of the holding
 * @param idsRoot holding root
 * @param sectors how many
 */
public record Tag(
    long deal, int index, long miner, int tiKey, Bytes16 nu, Bytes32 idsRoot, long sectors)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash(
          "Tag(uint32 deal,uint8 index,uint32 miner,uint16 tiKey,bytes16 nu,bytes32 idsRoot,uint32 sectors)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE)
        .uint(deal)
        .uint(index)
        .uint(miner)
        .uint(tiKey)
        .bytes16(nu)
        .word(idsRoot)
        .uint(sectors)
        .hash();
  }
}
