package io.cess4j.proofs.podr2;

import io.cess4j.proofs.ProofsException.TagsRejected;
import io.cess4j.proofs.bls.Sectors;

/**
 * Cuts bytes that arrive in any portions into sectors and blocks. Memory: one batch of sectors. For
 * one thread.
 */
final class BlockCutter {
  /**
   * Takes sectors [from, to) of a batch, which are sectors `first`... of the current block, and the
   * ends of blocks.
   */
  interface Sink {
    void sectors(int first, Sectors sectors, int from, int to);

    void endOfBlock();
  }

  private final int blockSectors;
  private final Sink sink;
  private final Sectors batch = new Sectors();
  private final byte[] rest = new byte[Sectors.BYTES];
  private int inRest;
  private int inBlock;
  private long sectors;

  BlockCutter(int blockSectors, Sink sink) {
    this.blockSectors = blockSectors;
    this.sink = sink;
  }

  void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    if (inRest > 0) {
      int take = Math.min(Sectors.BYTES - inRest, length);
      System.arraycopy(bytes, at, rest, inRest, take);
      inRest += take;
      at += take;
      if (inRest < Sectors.BYTES) {
        return;
      }
      consume(rest, 0, 1);
      inRest = 0;
    }
    while (end - at >= Sectors.BYTES) {
      int count = Math.min((end - at) / Sectors.BYTES, Sectors.BATCH);
      consume(bytes, at, count);
      at += count * Sectors.BYTES;
    }
    inRest = end - at;
    System.arraycopy(bytes, at, rest, 0, inRest);
  }

  /** Sectors so far. */
  long sectors() {
    return sectors;
  }

  /**
   * Ends a short last block.
   *
   * @throws TagsRejected where the bytes do not end with a sector
   */
  void finish() {
    if (inRest > 0) {
      throw new TagsRejected(
          "the bytes end "
              + inRest
              + " bytes into sector "
              + sectors
              + ": fragments are padded to whole sectors of 31 bytes");
    }
    if (inBlock > 0) {
      endBlock();
    }
  }

  private void consume(byte[] bytes, int offset, int count) {
    batch.read(bytes, offset, count);
    int from = 0;
    while (from < count) {
      int to = Math.min(count, from + blockSectors - inBlock);
      sink.sectors(inBlock, batch, from, to);
      inBlock += to - from;
      from = to;
      if (inBlock == blockSectors) {
        endBlock();
      }
    }
    sectors += count;
  }

  private void endBlock() {
    inBlock = 0;
    sink.endOfBlock();
  }
}
