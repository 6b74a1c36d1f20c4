package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;

/**
 * A reader's word about what a miner served of one slot on a day (IServedBytes), in the domain of
 * that contract.
 *
 * @param deal deal number
 * @param slot of the miner
 * @param miner who served
 * @param day protocol day
 * @param amount bytes of fragments
 */
public record Served(long deal, int slot, long miner, long day, long amount)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash("Served(uint32 deal,uint8 slot,uint32 miner,uint16 day,uint64 amount)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).uint(deal).uint(slot).uint(miner).uint(day).uint(amount).hash();
  }
}
