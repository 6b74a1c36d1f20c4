package io.cess4j.protocol;

import java.util.Arrays;
import java.util.HexFormat;

/** 20-byte address of an account or contract. Immutable. */
public final class AccountAddress {

  /** Length in bytes. */
  public static final int BYTES = 20;

  private final byte[] bytes;

  private AccountAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * From bytes.
   *
   * @param bytes exactly 20 bytes; copied
   * @throws MalformedValueException for another length
   */
  public static AccountAddress of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new MalformedValueException("address", bytes.length + " bytes, expected " + BYTES);
    }
    return new AccountAddress(bytes.clone());
  }

  /**
   * From text.
   *
   * @param hex 40 hexadecimal digits in any case, with or without 0x; no checksum is checked
   * @throws MalformedValueException for anything else
   */
  public static AccountAddress fromHex(String hex) {
    return new AccountAddress(HexValue.parse("address", hex, BYTES));
  }

  /** A copy of the 20 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** 0x and 40 lower-case digits. */
  public String toHex() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountAddress address && Arrays.equals(bytes, address.bytes);
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
