package io.cess4j.gateway.upload;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A deal that is ready for its miners: all that is left needs no key.
 *
 * @param part number of the deal in the file
 * @param bytes of the descriptor
 * @param signature of this gateway, 65 bytes
 */
record Prepared(int part, Descriptor descriptor, byte[] bytes, byte[] signature) {
  private static final int SIGNATURE_BYTES = 65;

  /** What miners take: descriptor ‖ signature. */
  byte[] signed() {
    return ByteBuffer.allocate(bytes.length + SIGNATURE_BYTES).put(bytes).put(signature).array();
  }

  static Prepared parse(int part, byte[] signed) {
    byte[] bytes = Arrays.copyOf(signed, signed.length - SIGNATURE_BYTES);
    return new Prepared(
        part,
        DescriptorCodec.decode(bytes),
        bytes,
        Arrays.copyOfRange(signed, bytes.length, signed.length));
  }
}
