package io.cess4j.fingerprint.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Puts an orientation into files that were written without one. */
final class ExifFiles {
  private ExifFiles() {}

  static byte[] jpeg(byte[] file, int orientation) {
    byte[] directory = directory(orientation);
    return ByteBuffer.allocate(file.length + directory.length + 10)
        .put(file, 0, 2)
        .putShort((short) 0xffe1)
        .putShort((short) (directory.length + 8))
        .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
        .put(directory)
        .put(file, 2, file.length - 2)
        .array();
  }

  /** Behind PNG's signature and its first chunk. */
  static byte[] png(byte[] file, int orientation) {
    byte[] directory = directory(orientation);
    byte[] type = "eXIf".getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(directory);
    return ByteBuffer.allocate(file.length + directory.length + 12)
        .put(file, 0, 33)
        .putInt(directory.length)
        .put(type)
        .put(directory)
        .putInt((int) sum.getValue())
        .put(file, 33, file.length - 33)
        .array();
  }

  private static byte[] directory(int orientation) {
    return ByteBuffer.allocate(26)
        .putShort((short) 0x4d4d)
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
