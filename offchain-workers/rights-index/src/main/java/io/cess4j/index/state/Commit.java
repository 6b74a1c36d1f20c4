package io.cess4j.index.state;

import io.cess4j.chain.event.Cursor;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What is written at once.
 *
 * @param documents new values, empty for what goes
 * @param lost blocks that the chain has lost
 * @param blocks new blocks with events
 * @param floor the way back up to this block is forgotten
 * @param cursor how far events are handled then
 */
record Commit(
    NavigableMap<Place, Optional<byte[]>> documents,
    List<Long> lost,
    List<Block> blocks,
    long floor,
    Cursor cursor) {
  /**
   * A block with events.
   *
   * @param digests after it
   * @param wayBack its changes undone
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way to the disk; never compared
  record Block(Digests digests, byte[] wayBack) {}
}
