package io.cess4j.fingerprint.code;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * 256 bits that tell works apart, compared by how many differ.
 *
 * @param first bits 0 to 63, the most significant first
 * @param second bits 64 to 127
 * @param third bits 128 to 191
 * @param fourth bits 192 to 255
 */
public record Code256(long first, long second, long third, long fourth) {
  public static final int BITS = 256;
  public static final int BYTES = BITS / 8;

  /** Reads 32 bytes, big-endian. */
  public static Code256 of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A code has 32 bytes, these are " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Code256(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  /** Reads 64 hexadecimal digits. */
  public static Code256 ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** How many of the 256 bits differ. */
  public int distance(Code256 other) {
    return Long.bitCount(first ^ other.first)
        + Long.bitCount(second ^ other.second)
        + Long.bitCount(third ^ other.third)
        + Long.bitCount(fourth ^ other.fourth);
  }

  public boolean bit(int index) {
    long word = index < 64 ? first : index < 128 ? second : index < 192 ? third : fourth;
    return (word >>> (63 - index % 64) & 1) == 1;
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
