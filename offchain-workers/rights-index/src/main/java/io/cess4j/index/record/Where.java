package io.cess4j.index.record;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.EventPosition;

/**
 * Where in the chain something happened.
 *
 * @param block number of the block
 * @param transaction hash of the transaction
 * @param log position in the block
 */
public record Where(long block, Bytes32 transaction, long log) {
  /** The place of an event. */
  public static Where of(EventPosition at) {
    return new Where(at.blockNumber(), at.transaction(), at.logIndex());
  }
}
