package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.LogFilter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All log entries of a contract with given topics, a bounded range of blocks at a time. */
record LogSearch(ChainConnection connection, Address contract) {
  /** Nodes refuse to search more blocks at once: Besu 5,000 where nobody has said otherwise. */
  private static final long BLOCKS_A_SEARCH = 5_000;

  /**
   * @param topics position by position; empty for any
   */
  List<ChainLog> of(List<Optional<Bytes32>> topics) {
    return from(0, topics);
  }

  /** The same from a block on. */
  List<ChainLog> from(long first, List<Optional<Bytes32>> topics) {
    long head = connection.latestBlock().number();
    List<ChainLog> found = new ArrayList<>();
    for (long from = first; from <= head; from += BLOCKS_A_SEARCH) {
      long until = Math.min(head, from + BLOCKS_A_SEARCH - 1);
      found.addAll(connection.logs(new LogFilter(Set.of(contract), from, until, topics)));
    }
    return found;
  }

  /** The newest entry with given topics: from the head backwards, until one is there. */
  Optional<ChainLog> newest(List<Optional<Bytes32>> topics) {
    for (long until = connection.latestBlock().number(); until >= 0; until -= BLOCKS_A_SEARCH) {
      long from = Math.max(0, until - BLOCKS_A_SEARCH + 1);
      List<ChainLog> found = connection.logs(new LogFilter(Set.of(contract), from, until, topics));
      if (!found.isEmpty()) {
        return Optional.of(found.getLast());
      }
    }
    return Optional.empty();
  }

  /** A number as a topic. */
  static Bytes32 word(long number) {
    byte[] word = new byte[Bytes32.LENGTH];
    ByteBuffer.wrap(word).putLong(Bytes32.LENGTH - Long.BYTES, number);
    return Bytes32.of(word);
  }

  /** An address as a topic. */
  static Bytes32 word(Address address) {
    byte[] word = new byte[Bytes32.LENGTH];
    System.arraycopy(address.bytes(), 0, word, Bytes32.LENGTH - Address.LENGTH, Address.LENGTH);
    return Bytes32.of(word);
  }
}
