package io.cess4j.miner.deal;

import io.cess4j.protocol.descriptor.DescriptorCodec;
import java.nio.ByteBuffer;

/** How bodies for TEE workers begin: uint32 length ‖ descriptor ‖ signature (docs/formats.md). */
final class DescriptorHead {
  private DescriptorHead() {}

  static byte[] of(SignedDescriptor signed) {
    byte[] descriptor = DescriptorCodec.encode(signed.descriptor());
    return ByteBuffer.allocate(Integer.BYTES + descriptor.length + signed.signature().length())
        .putInt(descriptor.length)
        .put(descriptor)
        .put(signed.signature().toBytes())
        .array();
  }
}
