package io.cess4j.miner.repair;

import java.nio.ByteBuffer;

/**
 * A slot of a deal.
 *
 * @param deal deal id
 * @param slot 0 to 31
 */
record RepairKey(long deal, int slot) {
  byte[] toBytes() {
    return ByteBuffer.allocate(Integer.BYTES + 1).putInt((int) deal).put((byte) slot).array();
  }

  static RepairKey of(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key);
    return new RepairKey(Integer.toUnsignedLong(in.getInt()), Byte.toUnsignedInt(in.get()));
  }

  @Override
  public String toString() {
    return "slot %d of deal %d".formatted(slot, deal);
  }
}
