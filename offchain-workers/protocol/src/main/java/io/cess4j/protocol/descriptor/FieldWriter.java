package io.cess4j.protocol.descriptor;

import java.io.ByteArrayOutputStream;

/** Writes big-endian fields whose values have been checked. */
final class FieldWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void uint8(int value) {
    out.write(value);
  }

  void uint16(int value) {
    out.write(value >>> 8);
    out.write(value);
  }

  void uint32(long value) {
    uint16((int) (value >>> 16));
    uint16((int) value);
  }

  void uint64(long value) {
    uint32(value >>> 32);
    uint32(value);
  }

  void bytes(byte[] value) {
    out.writeBytes(value);
  }

  void counted(byte[] value) {
    uint16(value.length);
    bytes(value);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
