package io.cess4j.chain;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Exactly 32 bytes, as Solidity's {@code bytes32}; a value with equality, unlike an array.
 *
 * @param hex {@code 0x} and 64 lower-case hex digits
 */
public record Bytes32(String hex) {
  /** Number of bytes. */
  public static final int LENGTH = 32;

  // Before any constant that is parsed with it.
  private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{64}");

  /** All zero, which the contracts use for "none". */
  public static final Bytes32 ZERO = of(new byte[LENGTH]);

  /** Accepts either case. */
  public Bytes32 {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("'" + hex + "' is not 0x and 64 hex digits");
    }
  }

  /** Parses {@code 0x...} in any case. */
  public static Bytes32 of(String hex) {
    return new Bytes32(hex);
  }

  /** Copies 32 bytes. */
  public static Bytes32 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("expected 32 bytes, not " + bytes.length);
    }
    return new Bytes32("0x" + HexFormat.of().formatHex(bytes));
  }

  /** The 32 bytes. */
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
