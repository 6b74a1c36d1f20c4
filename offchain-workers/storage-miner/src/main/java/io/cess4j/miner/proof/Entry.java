package io.cess4j.miner.proof;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.contract.Holding;
import java.nio.ByteBuffer;

/**
 * What never changes about a holding in a bucket.
 *
 * @param number its number in the bucket: the hint
 * @param start its first sector in the bucket
 * @param sectors how many
 * @param deal whose data it is
 * @param nu name of its tags
 */
record Entry(long number, long start, long sectors, long deal, Bytes16 nu) {

  static Entry of(long number, Holding holding) {
    return new Entry(number, holding.start(), holding.sectors(), holding.deal(), holding.nu());
  }

  byte[] encode() {
    return ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + Bytes16.LENGTH)
        .putLong(start)
        .putInt((int) sectors)
        .putInt((int) deal)
        .put(nu.bytes())
        .array();
  }

  static Entry decode(long number, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    long start = in.getLong();
    long sectors = Integer.toUnsignedLong(in.getInt());
    long deal = Integer.toUnsignedLong(in.getInt());
    byte[] nu = new byte[Bytes16.LENGTH];
    in.get(nu);
    return new Entry(number, start, sectors, deal, Bytes16.of(nu));
  }
}
