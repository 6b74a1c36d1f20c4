package io.cess4j.gateway.sharing;

import io.cess4j.chain.Address;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.sharing.KeyShare;
import io.cess4j.protocol.ByteString;
import java.nio.ByteBuffer;

/**
 * A share as it lies on disk: sealed, with what the chain says of its grant, which never changes.
 *
 * @param reader who may ask
 * @param labelKey A
 * @param shareKey RK_i
 * @param sealed to this gateway
 */
record HeldShare(Address reader, G1 labelKey, G2 shareKey, ByteString sealed) {
  private static final int BYTES = Address.LENGTH + G1.COMPRESSED + G2.COMPRESSED + KeyShare.SEALED;

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put(reader.bytes())
        .put(labelKey.compressed())
        .put(shareKey.compressed())
        .put(sealed.toBytes())
        .array();
  }

  static HeldShare of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new HeldShare(
        Address.of(next(buffer, Address.LENGTH)),
        G1.ofCompressed(next(buffer, G1.COMPRESSED)),
        G2.ofCompressed(next(buffer, G2.COMPRESSED)),
        ByteString.of(next(buffer, KeyShare.SEALED)));
  }

  private static byte[] next(ByteBuffer buffer, int length) {
    byte[] part = new byte[length];
    buffer.get(part);
    return part;
  }
}
