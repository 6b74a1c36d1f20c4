package io.cess4j.miner.scan;

import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.protocol.layout.Sizes;

/**
 * How far the scan of a disk is. A pass that was cut off by the end of the process goes on.
 *
 * @param startedAt epoch milliseconds, 0 before the first pass
 * @param finishedAt of the last complete pass, epoch milliseconds, 0 where there is none
 * @param deal next key to look at
 * @param segment of it
 * @param fragments read in this pass
 * @param bytes read in this pass
 */
public record Pass(
    long startedAt, long finishedAt, long deal, int segment, long fragments, long bytes) {

  static final Pass NEVER = new Pass(0, 0, 1, 0, 0, 0);

  private static final long LAST_DEAL = 0xffff_ffffL;

  /** Whether it is under way. */
  public boolean active() {
    return startedAt > finishedAt;
  }

  static Pass begin(long now, Pass before) {
    return new Pass(Math.max(now, before.finishedAt + 1), before.finishedAt, 1, 0, 0, 0);
  }

  Pass end(long now) {
    return new Pass(startedAt, Math.max(now, startedAt), deal, segment, fragments, bytes);
  }

  FragmentKey next() {
    return new FragmentKey(deal, segment);
  }

  /** Behind a fragment; the key space ends with deal 2^32 - 1, which no network reaches. */
  Pass after(FragmentKey key, long read) {
    boolean lastSegment = key.segment() == Sizes.MAXIMUM_SEGMENTS - 1;
    return new Pass(
        startedAt,
        finishedAt,
        lastSegment ? Math.min(LAST_DEAL, key.deal() + 1) : key.deal(),
        lastSegment ? 0 : key.segment() + 1,
        fragments + 1,
        bytes + read);
  }
}
