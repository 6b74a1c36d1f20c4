package io.cess4j.protocol.layout;

import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * How a deal's ciphertext is cut (docs/formats.md section 1).
 *
 * @param code shape of the erasure code
 * @param size bytes of ciphertext, 1 to 2^30
 */
public record DealLayout(CodeParameters code, long size) {

  /**
   * @throws ValueOutOfRangeException for a size outside 1 ... 2^30
   */
  public DealLayout {
    ValueOutOfRangeException.check("size of the deal", 1, Sizes.DEAL_BYTES, size);
  }

  /** Segments, 1 to 32. */
  public int segments() {
    return (int) Sizes.divideUp(size, Sizes.SEGMENT_BYTES);
  }

  /** Where segment s starts in the deal's ciphertext. */
  public long segmentStart(int segment) {
    return (long) checkSegment(segment) * Sizes.SEGMENT_BYTES;
  }

  /** Bytes of ciphertext of segment s. */
  public int segmentBytes(int segment) {
    return (int) Math.min(Sizes.SEGMENT_BYTES, size - segmentStart(segment));
  }

  /** Bytes of a fragment of segment s before its padding: ceil(segment / k). */
  public int stripeBytes(int segment) {
    return (int) Sizes.divideUp(segmentBytes(segment), code.k());
  }

  /** Sectors of a fragment of segment s. */
  public int fragmentSectors(int segment) {
    return (int) Sizes.divideUp(stripeBytes(segment), Sizes.SECTOR_BYTES);
  }

  /** Bytes of a fragment of segment s as stored: whole sectors. */
  public int fragmentBytes(int segment) {
    return fragmentSectors(segment) * Sizes.SECTOR_BYTES;
  }

  /** Chunks of a fragment of segment s. */
  public int fragmentChunks(int segment) {
    return (int) Sizes.divideUp(fragmentBytes(segment), Sizes.CHUNK_BYTES);
  }

  /** Where the fragment of segment s starts in its holding, in sectors. */
  public long fragmentStart(int segment) {
    return (long) checkSegment(segment) * wholeFragmentSectors();
  }

  /** Sectors of a holding: what one miner keeps for the deal. */
  public long sectors() {
    int last = segments() - 1;
    return fragmentStart(last) + fragmentSectors(last);
  }

  /** Bytes of a holding. */
  public long holdingBytes() {
    return sectors() * Sizes.SECTOR_BYTES;
  }

  /** Blocks of a holding; only the last one may be short. */
  public int blocks() {
    return (int) Sizes.divideUp(sectors(), Sizes.BLOCK_SECTORS);
  }

  private long wholeFragmentSectors() {
    return Sizes.divideUp(Sizes.divideUp(Sizes.SEGMENT_BYTES, code.k()), Sizes.SECTOR_BYTES);
  }

  private int checkSegment(int segment) {
    return ValueOutOfRangeException.checkInt("segment", 0, segments() - 1, segment);
  }
}
