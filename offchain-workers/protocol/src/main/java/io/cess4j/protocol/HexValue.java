package io.cess4j.protocol;

import java.util.HexFormat;

/** Hexadecimal text of a known length. */
final class HexValue {

  private HexValue() {}

  static byte[] parse(String name, String hex, int length) {
    String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
    if (digits.length() != 2 * length) {
      throw new MalformedValueException(
          name, digits.length() + " hexadecimal digits, expected " + 2 * length);
    }
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw new MalformedValueException(name, "a character that is not hexadecimal");
    }
  }
}
