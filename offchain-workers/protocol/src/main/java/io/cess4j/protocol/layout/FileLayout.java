package io.cess4j.protocol.layout;

import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * How a file is cut into deals: after every 2^30 bytes of ciphertext.
 *
 * @param plaintextBytes length of the file, from 0
 */
public record FileLayout(long plaintextBytes) {

  /**
   * Ciphertext of one deal's length each.
   *
   * @param index number of the deal in the file, from 0
   * @param offset where its ciphertext starts in the file's
   * @param length bytes of ciphertext, 1 to 2^30
   */
  public record Part(int index, long offset, long length) {}

  /**
   * @throws ValueOutOfRangeException for a negative length or one of more than 65,535 deals
   */
  public FileLayout {
    ValueOutOfRangeException.check(
        "file length",
        0,
        CiphertextLayout.plaintextBytes(Sizes.MAXIMUM_PARTS * Sizes.DEAL_BYTES),
        plaintextBytes);
  }

  /** Bytes of ciphertext of the whole file; 56 for an empty one. */
  public long ciphertextBytes() {
    return CiphertextLayout.ciphertextBytes(plaintextBytes);
  }

  /** Deals of the file, from 1. */
  public int parts() {
    return (int) Sizes.divideUp(ciphertextBytes(), Sizes.DEAL_BYTES);
  }

  /** The part with this number, 0 <= index < parts(). */
  public Part part(int index) {
    ValueOutOfRangeException.checkInt("part", 0, parts() - 1, index);
    long offset = index * Sizes.DEAL_BYTES;
    return new Part(index, offset, Math.min(Sizes.DEAL_BYTES, ciphertextBytes() - offset));
  }
}
