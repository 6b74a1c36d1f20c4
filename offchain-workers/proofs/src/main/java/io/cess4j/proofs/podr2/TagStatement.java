package io.cess4j.proofs.podr2;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.ProofsException.TagsRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;

/**
 * What the tag t says: whose holding was tagged under which name. The TEE worker signs its EIP-712
 * hash (IDeals, type Tag).
 */
public record TagStatement(Subject subject, Nu nu) {
  /**
   * What is tagged.
   *
   * @param deal deal id, uint32
   * @param slot position of the miner in the deal, 0 to 31
   * @param miner miner id, uint32
   * @param tiKey TI key id, uint16
   * @param idsRoot RFC 6962 root over the slot's fragment ids
   * @param sectors sectors of the holding, uint32, at least 1
   */
  public record Subject(long deal, int slot, long miner, int tiKey, Hash256 idsRoot, long sectors) {
    public Subject {
      check("deal", 0xffff_ffffL, deal);
      check("slot", 31, slot);
      check("miner", 0xffff_ffffL, miner);
      check("TI key", 0xffff, tiKey);
      check("sectors", 0xffff_ffffL, sectors);
      if (sectors == 0) {
        throw new TagsRejected("a holding has at least one sector");
      }
    }

    private static void check(String what, long maximum, long actual) {
      if (actual < 0 || actual > maximum) {
        throw new TagsRejected(what + " lies between 0 and " + maximum + ", not " + actual);
      }
    }

    /** Blocks of the holding; only the last may be short. */
    public int blocks(int blockSectors) {
      return Math.toIntExact((sectors + blockSectors - 1) / blockSectors);
    }
  }

  /** What H1 hashes for block `block` of the holding. */
  byte[] message(int block) {
    return message(nu, subject.miner, subject.tiKey, block);
  }

  /** H1(nu, miner, TI key, block): docs/formats.md section 7. */
  static G1 name(Nu nu, long miner, int tiKey, long block) {
    return DomainTag.TAGS.hash(message(nu, miner, tiKey, block));
  }

  private static byte[] message(Nu nu, long miner, int tiKey, long block) {
    return ByteBuffer.allocate(32)
        .put(nu.toBytes())
        .putLong(miner)
        .putInt(tiKey)
        .putInt((int) block)
        .array();
  }
}
