package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;

/**
 * A miner's word that it holds its slot of a deal.
 *
 * @param deal deal number
 * @param index slot
 * @param miner who holds it
 * @param nu name of the holding
 * @param sectors how many
 * @param root the descriptor's root
 */
public record Report(long deal, int index, long miner, Bytes16 nu, long sectors, Bytes32 root)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash(
          "Report(uint32 deal,uint8 index,uint32 miner,bytes16 nu,uint32 sectors,bytes32 root)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE)
        .uint(deal)
        .uint(index)
        .uint(miner)
        .bytes16(nu)
        .uint(sectors)
        .word(root)
        .hash();
  }
}
