package io.cess4j.fingerprint.iscc;

/** RFC 4648 base32, capital letters, without padding; one text for each sequence of bytes. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte next : bytes) {
      buffer = buffer << 8 | next & 0xff;
      bits += 8;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt(buffer >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << (BITS - bits) & 31));
    }
    return text.toString();
  }

  /**
   * @throws MalformedIsccException on foreign characters, on a length that no bytes have and on
   *     bits after the last byte that are not 0
   */
  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * BITS / 8];
    int buffer = 0;
    int bits = 0;
    int filled = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new MalformedIsccException(
            "Character %d of the ISCC is U+%04X: an ISCC has only A to Z and 2 to 7"
                .formatted(i + 1, (int) text.charAt(i)));
      }
      buffer = buffer << BITS | digit;
      bits += BITS;
      if (bits >= 8) {
        bits -= 8;
        bytes[filled++] = (byte) (buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    if (bits >= BITS) {
      throw new MalformedIsccException(
          "No bytes have " + text.length() + " characters in base32: some are missing or too many");
    }
    if (buffer != 0) {
      throw new MalformedIsccException(
          "The last character of the ISCC has bits beyond its last byte: it was changed");
    }
    return bytes;
  }
}
