package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The TEE worker's word to the chain about all n tags of a deal.
 *
 * @param deal deal number
 * @param tiKey TI key of the tags
 * @param sectors sectors a miner
 * @param fid file id
 * @param root the descriptor's root
 * @param miners slot by slot; signed as keccak256 of the packed uint32 ids
 * @param nus slot by slot; signed as keccak256 of the packed bytes16
 */
public record Tags(
    long deal,
    int tiKey,
    long sectors,
    Bytes32 fid,
    Bytes32 root,
    List<Long> miners,
    List<Bytes16> nus)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash(
          "Tags(uint32 deal,uint16 tiKey,uint32 sectors,bytes32 fid,bytes32 root,bytes32 miners,bytes32 nus)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE)
        .uint(deal)
        .uint(tiKey)
        .uint(sectors)
        .word(fid)
        .word(root)
        .word(minersHash())
        .word(nusHash())
        .hash();
  }

  /** Copies the lists; one nu a miner. */
  public Tags {
    miners = List.copyOf(miners);
    nus = List.copyOf(nus);
    if (miners.size() != nus.size()) {
      throw new IllegalArgumentException(
          miners.size() + " miners with " + nus.size() + " nus: every slot has one of each");
    }
  }

  private Bytes32 minersHash() {
    ByteBuffer packed = ByteBuffer.allocate(Integer.BYTES * miners.size());
    miners.forEach(miner -> packed.putInt(uint32(miner)));
    return Struct.hash(packed.array());
  }

  private static int uint32(long id) {
    if (id >>> Integer.SIZE != 0) {
      throw new IllegalArgumentException(id + " is no uint32");
    }
    return (int) id;
  }

  private Bytes32 nusHash() {
    ByteBuffer packed = ByteBuffer.allocate(Bytes16.LENGTH * nus.size());
    nus.forEach(nu -> packed.put(nu.bytes()));
    return Struct.hash(packed.array());
  }
}
