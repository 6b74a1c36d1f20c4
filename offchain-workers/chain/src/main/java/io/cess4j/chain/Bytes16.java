package io.cess4j.chain;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Exactly 16 bytes, as Solidity's {@code bytes16}; a value with equality, unlike an array.
 *
 * @param hex {@code 0x} and 32 lower-case hex digits
 */
public record Bytes16(String hex) {
  /** Number of bytes. */
  public static final int LENGTH = 16;

  // Before any constant that is parsed with it.
  private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{32}");

  /** All zero, which the contracts use for "none". */
  public static final Bytes16 ZERO = of(new byte[LENGTH]);

  /** Accepts either case. */
  public Bytes16 {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("'" + hex + "' is not 0x and 32 hex digits");
    }
  }

  /** Parses {@code 0x...} in any case. */
  public static Bytes16 of(String hex) {
    return new Bytes16(hex);
  }

  /** Copies 16 bytes. */
  public static Bytes16 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("expected 16 bytes, not " + bytes.length);
    }
    return new Bytes16("0x" + HexFormat.of().formatHex(bytes));
  }

  /** The 16 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex, 2, hex.length());
  }

  /** True where all bytes are zero. */
  public boolean isZero() {
    return equals(ZERO);
  }

  @Override
  public String toString() {
    return hex;
  }
}
