package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads big-endian fields; running out of bytes names the field. */
final class FieldReader {

  private final ByteBuffer in;

  FieldReader(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  void require(String field, long bytes) {
    if (in.remaining() < bytes) {
      throw new DescriptorRejectedException(
          field, "%d bytes are left, expected %d".formatted(in.remaining(), bytes));
    }
  }

  int uint8(String field) {
    require(field, Byte.BYTES);
    return Byte.toUnsignedInt(in.get());
  }

  int uint16(String field) {
    require(field, Short.BYTES);
    return Short.toUnsignedInt(in.getShort());
  }

  long uint32(String field) {
    require(field, Integer.BYTES);
    return Integer.toUnsignedLong(in.getInt());
  }

  /** Values from 2^63 on, which no field allows, come out negative and fail their bounds. */
  long uint64(String field) {
    require(field, Long.BYTES);
    return in.getLong();
  }

  byte[] bytes(String field, int length) {
    require(field, length);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  Hash256 hash(String field) {
    return Hash256.of(bytes(field, Hash256.BYTES));
  }

  ByteString counted(String field) {
    return ByteString.of(bytes(field, uint16(field)));
  }

  void expect(String field, byte[] expected) {
    if (!Arrays.equals(bytes(field, expected.length), expected)) {
      throw new DescriptorRejectedException(
          field, "these bytes are none of a descriptor or sealed file");
    }
  }

  void end() {
    if (in.hasRemaining()) {
      throw new DescriptorRejectedException(
          "end", in.remaining() + " bytes follow the last field, expected none");
    }
  }
}
