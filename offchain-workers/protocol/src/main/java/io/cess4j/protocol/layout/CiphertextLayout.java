package io.cess4j.protocol.layout;

import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * Lengths in Tink's AES256-GCM-HKDF streaming format with pieces of 64 KiB (docs/formats.md section
 * 2): piece 0 holds a header of 40 bytes, every piece a tag of 16.
 */
public final class CiphertextLayout {

  /** Bytes of a whole piece of ciphertext. */
  public static final int PIECE_BYTES = 65_536;

  /** Length byte, salt, nonce prefix. */
  public static final int HEADER_BYTES = 40;

  /** Bytes of the tag that ends each piece. */
  public static final int TAG_BYTES = 16;

  private static final int PIECE_PLAINTEXT = PIECE_BYTES - TAG_BYTES;
  private static final long MAXIMUM = 1L << 56;

  /**
   * A run of bytes.
   *
   * @param from first byte
   * @param until byte after the last one
   */
  public record Range(long from, long until) {

    /** Bytes of the run. */
    public long length() {
      return until - from;
    }
  }

  private CiphertextLayout() {}

  /** Bytes of ciphertext for so many bytes of plaintext; 56 for none. */
  public static long ciphertextBytes(long plaintext) {
    ValueOutOfRangeException.check("plaintext length", 0, MAXIMUM, plaintext);
    long pieces = Math.max(1, Sizes.divideUp(plaintext + HEADER_BYTES, PIECE_PLAINTEXT));
    return HEADER_BYTES + plaintext + pieces * TAG_BYTES;
  }

  /**
   * Bytes of plaintext in so many bytes of ciphertext.
   *
   * @throws MalformedValueException where no plaintext has a ciphertext of this length
   */
  public static long plaintextBytes(long ciphertext) {
    ValueOutOfRangeException.check("ciphertext length", 0, MAXIMUM, ciphertext);
    long plaintext =
        ciphertext - HEADER_BYTES - Sizes.divideUp(ciphertext, PIECE_BYTES) * TAG_BYTES;
    if (plaintext < 0 || ciphertextBytes(plaintext) != ciphertext) {
      throw new MalformedValueException(
          "ciphertext length", ciphertext + " bytes, which no plaintext gives: fetch it again");
    }
    return plaintext;
  }

  /**
   * The whole pieces that carry bytes {@code from} to {@code until} of a file's plaintext.
   *
   * @param plaintext length of the file's plaintext
   * @param from first byte wanted
   * @param until byte after the last one wanted, more than {@code from}
   */
  public static Range pieces(long plaintext, long from, long until) {
    ValueOutOfRangeException.check("end of the range", 1, plaintext, until);
    ValueOutOfRangeException.check("start of the range", 0, until - 1, from);
    long first = (from + HEADER_BYTES) / PIECE_PLAINTEXT;
    long last = (until - 1 + HEADER_BYTES) / PIECE_PLAINTEXT;
    return new Range(
        first * PIECE_BYTES, Math.min((last + 1) * PIECE_BYTES, ciphertextBytes(plaintext)));
  }
}
