package io.cess4j.protocol.layout;

/** Sizes of docs/formats.md section 1, in bytes unless said otherwise. */
public final class Sizes {

  /** Bytes of a sector: as an integer always below the order of BLS12-381's groups. */
  public static final int SECTOR_BYTES = 31;

  /** Sectors of a whole block of a holding. */
  public static final int BLOCK_SECTORS = 8192;

  /** Bytes of a whole block. */
  public static final int BLOCK_BYTES = BLOCK_SECTORS * SECTOR_BYTES;

  /** Bytes of a whole chunk: the leaf of a fragment's tree. */
  public static final int CHUNK_BYTES = 65_536;

  /** Bytes of ciphertext of a whole segment. */
  public static final int SEGMENT_BYTES = 33_554_432;

  /** Most segments of a deal. */
  public static final int MAXIMUM_SEGMENTS = 32;

  /** Most bytes of ciphertext of a deal. */
  public static final long DEAL_BYTES = (long) MAXIMUM_SEGMENTS * SEGMENT_BYTES;

  /** Most deals of a file (`parts` is a uint16). */
  public static final int MAXIMUM_PARTS = 65_535;

  private Sizes() {}

  static long divideUp(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
