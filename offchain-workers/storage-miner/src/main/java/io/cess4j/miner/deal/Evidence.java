package io.cess4j.miner.deal;

import io.cess4j.proofs.podr2.Nu;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;

/**
 * What a miner answers once its holding is tagged, and keeps.
 *
 * @param deal deal id
 * @param slot the miner's slot
 * @param tiKey TI key of the tags
 * @param sectors sectors of the holding
 * @param root root of the descriptor
 * @param nu name of the tags
 * @param report the miner's signature over Report, 65 bytes
 * @param tag the TEE worker's signature over Tag, 65 bytes
 */
public record Evidence(
    long deal,
    int slot,
    int tiKey,
    long sectors,
    Hash256 root,
    Nu nu,
    ByteString report,
    ByteString tag) {

  /** Bytes of a signature r, s, v. */
  public static final int SIGNATURE_BYTES = 65;

  private static final int BYTES = 1 + 2 + 4 + Hash256.BYTES + Nu.BYTES + 2 * SIGNATURE_BYTES;

  byte[] encode() {
    return ByteBuffer.allocate(BYTES)
        .put((byte) slot)
        .putShort((short) tiKey)
        .putInt((int) sectors)
        .put(root.toBytes())
        .put(nu.toBytes())
        .put(report.toBytes())
        .put(tag.toBytes())
        .array();
  }

  static Evidence decode(long deal, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    return new Evidence(
        deal,
        Byte.toUnsignedInt(in.get()),
        Short.toUnsignedInt(in.getShort()),
        Integer.toUnsignedLong(in.getInt()),
        Hash256.of(take(in, Hash256.BYTES)),
        Nu.of(take(in, Nu.BYTES)),
        ByteString.of(take(in, SIGNATURE_BYTES)),
        ByteString.of(take(in, SIGNATURE_BYTES)));
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
