package io.cess4j.miner.storage;

import io.cess4j.protocol.ValueOutOfRangeException;
import io.cess4j.protocol.layout.Sizes;
import java.nio.ByteBuffer;

/**
 * Which fragment: a miner has one slot of a deal, so deal and segment name it.
 *
 * @param deal uint32, from 1
 * @param segment 0 to 31
 */
public record FragmentKey(long deal, int segment) {

  static final int BYTES = 5;

  /**
   * Checks both.
   *
   * @throws ValueOutOfRangeException for numbers out of range
   */
  public FragmentKey {
    ValueOutOfRangeException.check("deal", 1, 0xffff_ffffL, deal);
    ValueOutOfRangeException.checkInt("segment", 0, Sizes.MAXIMUM_SEGMENTS - 1, segment);
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).putInt((int) deal).put((byte) segment).array();
  }

  static FragmentKey of(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key);
    return new FragmentKey(Integer.toUnsignedLong(in.getInt()), Byte.toUnsignedInt(in.get()));
  }

  static byte[] dealPrefix(long deal) {
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) deal).array();
  }
}
