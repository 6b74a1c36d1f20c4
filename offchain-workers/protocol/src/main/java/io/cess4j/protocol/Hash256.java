package io.cess4j.protocol;

import java.util.Arrays;
import java.util.HexFormat;

/** 32 bytes that name something: an id, a root, a commitment. Immutable; not for secrets. */
public final class Hash256 implements Comparable<Hash256> {

  /** Length in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash256(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * From bytes.
   *
   * @param bytes exactly 32 bytes; copied
   * @throws MalformedValueException for another length
   */
  public static Hash256 of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** As {@link #of(byte[])}, from a part of an array. */
  public static Hash256 of(byte[] bytes, int offset, int length) {
    if (length != BYTES) {
      throw new MalformedValueException("hash", length + " bytes, expected " + BYTES);
    }
    return new Hash256(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /**
   * From text.
   *
   * @param hex 64 hexadecimal digits, with or without 0x
   * @throws MalformedValueException for anything else
   */
  public static Hash256 fromHex(String hex) {
    return new Hash256(HexValue.parse("hash", hex, BYTES));
  }

  /** A copy of the 32 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Copies the 32 bytes to {@code target} from {@code offset}. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /** 64 lower-case hexadecimal digits without prefix. */
  public String toHex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(Hash256 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash256 hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
