package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which log entries of which blocks.
 *
 * @param contracts emitters
 * @param fromBlock first block
 * @param toBlock last block
 * @param topics by position: a value to match, or empty for any; trailing positions may be left out
 */
public record LogFilter(
    Set<Address> contracts, long fromBlock, long toBlock, List<Optional<Bytes32>> topics) {
  /** Copies; refuses an upside-down range. */
  public LogFilter {
    contracts = Set.copyOf(contracts);
    topics = List.copyOf(topics);
    if (fromBlock < 0 || toBlock < fromBlock) {
      throw new IllegalArgumentException(
          "blocks " + fromBlock + " to " + toBlock + " are no range");
    }
  }
}
