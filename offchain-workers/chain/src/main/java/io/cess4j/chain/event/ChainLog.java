package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;

/**
 * One log entry as the node gives it.
 *
 * @param address contract that emitted it
 * @param topics 0x-hex words, the event's signature hash first
 * @param data 0x-hex of the rest
 * @param at where it stands
 */
public record ChainLog(Address address, List<Bytes32> topics, String data, EventPosition at) {
  /** Copies the topics. */
  public ChainLog {
    topics = List.copyOf(topics);
  }
}
