package io.cess4j.tee.web;

import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.runtime.web.ProblemException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How the bodies of POST /v1/tags and /v1/repairs begin: uint32 descriptor length ‖ descriptor ‖
 * gateway's signature. What is tagged follows in the stream.
 *
 * @param descriptor encoded
 * @param signature 65 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record DescriptorHead(byte[] descriptor, byte[] signature) {
  private static final int SIGNATURE = 65;

  static DescriptorHead read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int length = in.readInt();
    if (length < 1 || length > DescriptorCodec.MAXIMUM_BYTES) {
      throw ProblemException.of(
          400,
          "descriptor-length",
          "a descriptor has 1 to %d bytes, not %d"
              .formatted(DescriptorCodec.MAXIMUM_BYTES, Integer.toUnsignedLong(length)));
    }
    byte[] descriptor = new byte[length];
    in.readFully(descriptor);
    byte[] signature = new byte[SIGNATURE];
    in.readFully(signature);
    return new DescriptorHead(descriptor, signature);
  }
}
